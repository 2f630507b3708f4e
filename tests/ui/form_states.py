"""Every state of the form, in a window of each size."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from imageuploader.domain.disk_report import Finding, FindingCode
from imageuploader.domain.errors import AddressRefused, FileEmpty, Rejected
from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from tests.ui.fakes import report_on
from tests.ui.fit import stand_still
from tests.ui.fonts import FAMILIES, use_font
from tests.ui.steps import RUNNING, activate, run

FILE, OTHER = Path("/disks/a.img.gz"), Path("/disks/b.img.gz")
REFUSED = AddressRefused(403, "AccessDenied")
SPEC = UploadSpec("web-1", "us-ord")
SIZES = ((720, 520), (1000, 600), (1040, 720))


def open_stage(request, qtbot, family, points):
    """Open a window with a font; which size it has depends on the font."""
    use_font(family, points)
    stage = request.getfixturevalue("stage")
    activate(stage.window, qtbot)
    stage.window.resize(*SIZES[(FAMILIES.index(family) + points) % len(SIZES)])
    stand_still()
    return stage


def form_states(stage) -> Iterator[str]:
    """Bring the form into every state, and name each once it is shown."""
    window, form = stage.window, stage.window.form
    form.upload_button.click()
    yield "nothing chosen"
    window.open_files([FILE])
    yield "checking"
    stage.checker.checked.emit(FILE, report_on(FILE, findings=(Finding(FindingCode.ISO),)), 1e6)
    yield "checked with a warning"
    fields = form.fields
    fields.label_edit.setText("x" * 57)
    fields.region.setEditText("atlantis")
    fields.tags.set_tags(("demo", "x", "web server", "another one", "newest"))
    form.upload_button.click()
    yield "three errors"
    fields.show_server_error("description", "Linode does not like this description at all")
    yield "four errors"
    stage.queue.changed.emit(Upload(SPEC, Path("c.img")).failed(REFUSED))
    stage.queue.changed.emit(Upload(SPEC, Path("d.img")).failed(Rejected(400, "no", "region")))
    yield "two messages"
    form.clear_all()
    yield "cleared, with undo"
    window.open_files([FILE, OTHER])
    form.show_ignored(("notes.txt", "readme.md"))
    yield "several files"
    stage.checker.refused.emit(FILE, FileEmpty(str(FILE)))
    yield "one of them refused"
    stage.checker.refused.emit(OTHER, FileEmpty(str(OTHER)))
    yield "all refused"
    form.clear()
    run(stage)
    yield "uploading"
    stage.queue.waiting = tuple(replace(RUNNING, id=name) for name in ("2", "3"))
    stage.queue.waiting_changed.emit()
    yield "two wait"
    stage.queue.waiting = ()
    stage.queue.waiting_changed.emit()
    image = Image("private/27384383")
    stage.queue.move(replace(RUNNING, state=UploadState.AVAILABLE, image=image), ended=True)
    yield "finished"
