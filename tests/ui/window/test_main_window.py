import subprocess
import sys

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from imageuploader.domain.disk_report import Verdict
from imageuploader.domain.errors import FileEmpty
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.palette import Colours, contrast
from imageuploader.ui.upload_form.form import FormState
from imageuploader.ui.window.dialogs import QuitQuestion
from imageuploader.ui.window.zone_layout import Arrangement, arrangement_for
from tests.ui.fakes import report_on

BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


def palette(window, base, text, accent):
    made, role = QPalette(), QPalette.ColorRole
    roles = (role.Window, role.Base, role.WindowText, role.Highlight, role.HighlightedText)
    for part, name in zip(roles, (window, base, text, accent, "#ffffff"), strict=True):
        made.setColor(part, QColor(name))
    return made


PALETTES = (
    palette("#f5f5f7", "#ffffff", "#1d1d21", "#2f6fde"),
    palette("#232427", "#1b1c1e", "#ececf0", "#4a88ee"),
)


def files(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drag(window, mime):
    keys, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDragEnterEvent(QPoint(20, 20), BOTH, mime, button, keys)
    QApplication.sendEvent(window, event)
    return event


def drop(window, mime):
    keys, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(20, 20), BOTH, mime, button, keys)
    event.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(window, event)
    return event


@pytest.mark.parametrize("given", PALETTES)
@pytest.mark.usefixtures("qapp")
def test_every_text_colour_can_be_read(given):
    colours = Colours.of(given)
    for text in (colours.secondary, colours.good, colours.warning, colours.bad):
        assert contrast(text, colours.surface) >= 4.5
        assert contrast(text, colours.window) >= 4.5
    assert contrast(colours.filled, colours.on_filled) >= 4.5


@pytest.mark.usefixtures("qapp")
def test_an_icon_is_sharp_on_a_screen_of_double_pixels():
    drawn = icon("disk", QColor("#123456"), 16, 2.0)
    assert (drawn.width(), drawn.deviceIndependentSize().width()) == (32, 16)


def test_a_dropped_file_is_copied_never_moved_and_fills_the_form(stage, tmp_path):
    image = tmp_path / "debian-12.img.gz"
    entered = drag(stage.window, files(image))
    assert entered.dropAction() == Qt.DropAction.CopyAction
    assert "debian-12.img.gz" in stage.window.drops.overlay.text
    assert drop(stage.window, files(image)).dropAction() == Qt.DropAction.CopyAction
    assert stage.checker.asked == [image]
    assert stage.window.form.fields.label_edit.text() == "debian-12"
    assert stage.window.drops.overlay.isHidden()


def test_a_link_is_not_taken_and_says_why(stage):
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.com/a.img")])
    drag(stage.window, mime)
    drop(stage.window, mime)
    assert stage.window.form.state is FormState.EMPTY
    assert "Links are not supported" in stage.window.form.banner.text


def test_upload_without_a_file_says_what_is_missing(stage):
    stage.window.form.upload_button.click()
    assert "Choose an image file first" in stage.window.form.drop_zone._problem.text()
    assert stage.queue.added == []


def test_upload_hands_over_file_spec_and_report_and_keeps_region_and_tags(stage, tmp_path):
    image, form = tmp_path / "a.img.gz", stage.window.form
    stage.window.open_files([image])
    report = report_on(image)
    stage.checker.checked.emit(image, report, None)
    assert form.upload_button.property("filled")
    form.fields.tags.set_tags(("web",))
    form.upload_button.click()
    [(path, spec, sent)] = stage.queue.added
    assert (path, spec.label, spec.region, spec.tags) == (image, "a", "us-ord", ("web",))
    assert sent is report
    assert form.state is FormState.EMPTY
    assert (form.fields.label_edit.text(), form.fields.tags.tags) == ("", ("web",))
    assert stage.settings.latest.tags == ("web",)


def test_the_card_says_what_is_sent_and_how_long_that_takes(stage, tmp_path):
    image = tmp_path / "a.img.gz"
    stage.window.open_files([image])
    report = report_on(image, send_bytes=1_300_000_000)
    stage.checker.checked.emit(image, report, 10_000_000.0)
    detail = stage.window.form.drop_zone.card._detail
    assert "To send: 1.3 GB, about 2 min at 10 MB/s" in detail.text()


def test_upload_pressed_during_the_check_queues_without_a_report(stage, tmp_path):
    stage.window.open_files([tmp_path / "a.img"])
    stage.window.form.upload_button.click()
    assert [report for _, _, report in stage.queue.added] == [None]
    assert stage.checker.stops == 1


def test_a_bad_check_stops_the_upload_and_says_why(stage, tmp_path):
    image = tmp_path / "a.img"
    stage.window.open_files([image])
    report = report_on(image, verdict=Verdict.REFUSE, refusal=FileEmpty(str(image)))
    stage.checker.checked.emit(image, report, None)
    assert not stage.window.form.upload_button.isEnabled()
    assert stage.window.form.summary.text()


def test_every_field_error_is_shown_and_goes_when_put_right(stage, tmp_path):
    fields = stage.window.form.fields
    stage.window.open_files([tmp_path / "a.img"])
    fields.label_edit.setText("bad*")
    fields.region.choose("")
    stage.window.form.upload_button.click()
    assert stage.window.form.summary.text() == "2 fields need attention"
    fields.label_edit.setText("good")
    assert fields._errors["label"].isHidden()
    assert not fields._errors["region"].isHidden()


def test_a_typed_label_outlives_the_next_drop(stage, tmp_path, qtbot):
    stage.window.open_files([tmp_path / "a.img"])
    edit = stage.window.form.fields.label_edit
    edit.clear()
    qtbot.keyClicks(edit, "mine")
    stage.window.open_files([tmp_path / "b.img"])
    assert edit.text() == "mine"


def test_tags_commit_on_enter_and_comma_and_merge(stage, qtbot):
    tags = stage.window.form.fields.tags
    qtbot.keyClicks(tags, "web,db")
    qtbot.keyClick(tags, Qt.Key.Key_Return)
    qtbot.keyClicks(tags, "web,")
    assert tags.tags == ("web", "db")


def test_a_region_is_found_by_its_id(stage):
    region = stage.window.form.fields.region
    region.setEditText("de-fra-2")
    assert region.region_id == "de-fra-2"


def test_sign_in_trims_the_token_and_gives_way_to_the_form(stage_signed_out, tmp_path):
    stage = stage_signed_out
    assert stage.window.pages.currentWidget() is stage.window.sign_in
    stage.window.open_files([tmp_path / "a.img"])
    assert "a.img" in stage.window.sign_in.result.text()
    stage.window.sign_in.token.setText("  secret \n")
    stage.window.sign_in.button.click()
    assert stage.account.asked == [("secret", "")]
    stage.account.arrive()
    assert stage.window.pages.currentWidget() is stage.window.zones
    assert stage.window.form.path == tmp_path / "a.img"


def test_a_copied_path_is_pasted_as_a_file(stage, tmp_path):
    QGuiApplication.clipboard().setText(str(tmp_path / "a.img"))
    stage.window.drops.paste()
    assert stage.checker.asked == [tmp_path / "a.img"]


def test_the_arrangement_follows_the_width_in_characters():
    assert arrangement_for(1040, 1.0) is Arrangement.WIDE
    assert arrangement_for(720, 1.0) is Arrangement.MEDIUM
    assert arrangement_for(1040, 2.0) is Arrangement.COLUMN


def test_the_window_brings_no_network_and_no_keyring():
    code = (
        "import sys, imageuploader.ui.window.main_window;"
        "print(*{'httpx','pydantic','keyring','isal','asyncio'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def running(tmp_path):
    spec = UploadSpec("debian", "us-ord")
    return Upload(spec, tmp_path / "a.img", state=UploadState.UPLOADING)


def test_the_title_tells_percent_and_label(stage, tmp_path):
    stage.queue.current = running(tmp_path)
    stage.queue.changed.emit(stage.queue.current)
    stage.queue.progressed.emit(stage.queue.current.id, Progress(43, 100))
    assert stage.window.windowTitle() == "43% - debian - Image Uploader"


def test_the_title_of_the_next_upload_does_not_begin_with_the_percent_of_the_last(stage, tmp_path):
    stage.queue.move(running(tmp_path))
    stage.queue.progressed.emit(stage.queue.current.id, Progress(99, 100))
    stage.queue.move(Upload(UploadSpec("web", "us-ord"), tmp_path, state=UploadState.PREPARING))
    assert stage.window.windowTitle() == "web - Image Uploader"


@pytest.mark.parametrize(
    ("button", "calls", "stays"),
    [
        ("Keep running", [], True),
        ("Quit when finished", [], True),
        ("Cancel uploads and quit", [("cancel_all",)], False),
    ],
)
def test_closing_with_work_running_asks_first(stage, tmp_path, button, calls, stays):
    stage.window.show()
    stage.queue.current = running(tmp_path)
    stage.window.close()
    assert stage.window.isVisible()
    question = stage.window.findChild(QuitQuestion)
    assert question.defaultButton().text() == "Keep running"
    next(b for b in question.buttons() if b.text() == button).click()
    assert stage.queue.calls == calls
    assert stage.window.isVisible() is stays
