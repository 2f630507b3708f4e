"""Names from outside are shown, never obeyed, at every exit."""

import csv
import io
import json
import logging
import tarfile
from argparse import Namespace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from imageuploader.cli import history
from imageuploader.cli.printing.output import Output
from imageuploader.disk.inspect import inspect
from imageuploader.domain.errors import FileMissing, NotOneImage, Rejected, UploadError
from imageuploader.domain.printable import printable, printable_lines
from imageuploader.domain.spec import UploadSpec, label_for
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.store.logs import start_log
from imageuploader.ui.history.columns import column_index
from imageuploader.ui.history.model import HistoryModel
from imageuploader.ui.widgets.basic import ElidedLabel, label
from imageuploader.ui.widgets.tooltip import plain_tooltip
from imageuploader.words.errors import describe
from imageuploader.words.text import Text

EVIL = "a\x1b]0;pwned\x07\x1b[2J\r\n\u202egmi\x9b1m\u2028.img"
SHOWN = r"a\x1b]0;pwned\x07\x1b[2J\r\n\u202egmi\x9b1m\u2028.img"
OBEYED = set("\x1b\x07\r\x9b\u202e\u2028")


def console() -> tuple[Output, io.StringIO, io.StringIO]:
    out, messages = io.StringIO(), io.StringIO()
    return Output(out, Console(file=messages, force_terminal=True, width=400)), out, messages


def test_a_line_shows_what_a_terminal_would_obey():
    assert printable(EVIL) == SHOWN
    assert printable("Grüße 日本 🐧 \ud800") == "Grüße 日本 🐧 \\ud800"
    assert printable_lines("a\nb\tc\x1b") == "a\nb\tc\\x1b"


@given(st.text())
def test_what_is_printable_stays_so(text):
    assert printable(printable(text)) == printable(text)
    assert printable(text).isprintable() or set(printable(text)).isdisjoint(OBEYED)
    assert "\n" not in printable(text)


@pytest.mark.parametrize(
    "error",
    [
        FileMissing(f"/disks/{EVIL}"),
        NotOneImage("/disks/a.tar", "tar", (EVIL, "b")),
        Rejected(400, EVIL, "label"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_shows_names_and_messages_on_one_line(error: UploadError):
    output, _, messages = console()
    output.print_error(error)
    assert OBEYED.isdisjoint(messages.getvalue())
    assert messages.getvalue().count("\n") == 1
    assert str(describe(error).headline).count("\n") == 0


def test_names_in_a_downloaded_archive_do_not_reach_the_terminal(tmp_path, cancel):
    raw = bytes(1080) + b"\x53\xef" + bytes(range(256)) * 40
    path = tmp_path / "esc.tar"
    with tarfile.open(path, "w") as archive:
        for name in (EVIL, "b\u202egmi.img"):
            entry = tarfile.TarInfo(name)
            entry.size = len(raw)
            archive.addfile(entry, io.BytesIO(raw))
    refusal = inspect(path, cancel=cancel).refusal
    assert isinstance(refusal, NotOneImage)
    output, _, messages = console()
    output.print_error(refusal)
    assert OBEYED.isdisjoint(messages.getvalue())
    assert SHOWN in messages.getvalue()


def test_texts_keep_the_lines_of_what_is_verbatim_and_of_no_other_fact():
    assert str(Text("It is {name}.", name=EVIL)) == f"It is {SHOWN}."
    assert str(Text.verbatim("one\ntwo\x1b")) == "one\ntwo\\x1b"


def test_results_show_it_and_json_keeps_it():
    output, out, _ = console()
    output.print_result(EVIL)
    assert OBEYED.isdisjoint(out.getvalue())
    output, out, _ = console()
    output.print_json({"file": EVIL})
    assert OBEYED.isdisjoint(out.getvalue())
    assert json.loads(out.getvalue()) == {"file": EVIL}


def test_the_log_shows_it_on_one_line(tmp_path):
    log = start_log(tmp_path, verbose=False)
    logging.getLogger("imageuploader.tests").warning("the file %s", EVIL)
    log.close()
    written = (tmp_path / "imageuploader.log").read_text("utf-8")
    assert OBEYED.isdisjoint(written)
    assert [line for line in written.splitlines() if "the file" in line] == written.splitlines()[
        -1:
    ]
    assert SHOWN in written


def evil_upload() -> Upload:
    spec = UploadSpec(label=EVIL, region="us-ord")
    return Upload(id="a", file=Path(f"/disks/{EVIL}"), spec=spec, state=UploadState.CANCELLED)


class History:
    """A history of one upload."""

    unreadable = 0

    def each(self) -> list[Upload]:
        return [evil_upload()]


class HistoryContext:
    """What `history` needs of the console's context."""

    history = History()

    def recover_interrupted(self) -> None:
        """Do nothing."""

    def poll_processing(self) -> None:
        """Do nothing."""


def printed_history(**flags: bool) -> str:
    output, out, _ = console()
    args = Namespace(**({"json": False, "csv": False} | flags))
    history.run(args, HistoryContext(), output)  # type: ignore[arg-type]  # as much as it needs
    return out.getvalue()


def test_the_history_shows_it_on_one_line():
    shown = printed_history()
    assert OBEYED.isdisjoint(shown)
    assert shown.count("\n") == 1


def test_a_line_break_in_a_field_of_a_csv_is_quoted():
    shown = printed_history(csv=True)
    assert OBEYED.isdisjoint(shown)
    header, row = csv.reader(io.StringIO(shown, newline=""))
    assert len(header) == len(row)
    assert row[header.index("label")] == printable_lines(EVIL)


def test_widgets_and_tooltips_show_it(qtbot):
    elided, plain = ElidedLabel(), label(EVIL)
    qtbot.addWidget(elided)
    qtbot.addWidget(plain)
    elided.show_text(EVIL)
    for shown in (elided.text(), elided.toolTip(), plain.text(), plain_tooltip(EVIL)):
        assert OBEYED.isdisjoint(shown)


@pytest.mark.usefixtures("qtbot")
def test_the_table_of_the_history_shows_it():
    model = HistoryModel()
    model.load([evil_upload()])
    for name in ("label", "file"):
        shown = model.data(model.index(0, column_index(name)))
        assert shown == SHOWN


def test_a_label_made_of_a_name_has_no_line_break():
    made = label_for("a\nb\tc.img.gz")
    assert made.isprintable()
