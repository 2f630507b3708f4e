"""The window reports an invalid environment, as the console does, and does not ignore it."""

import os
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from imageuploader import app
from imageuploader.command_line import command_line
from imageuploader.domain.errors import BadSetting
from imageuploader.store.vault import SessionVault
from imageuploader.ui.window.dialogs import show_start_error
from tests.forked_process import fork_python
from tests.signals import END, send_signal

WITHOUT_DIALOG = """
import sys
from imageuploader import app, start
app._show_start_error = print
sys.exit(start.main([]))
"""
ROOT = Path(__file__).parents[2]
SECONDS = 40
SENTENCE = "LINODE_API_VERSION cannot be “v5”: it must be v4 or v4beta."


def environment(home, **variables):
    clean = {key: value for key, value in os.environ.items() if not key.startswith("LINODE_")}
    ours = {"QT_QPA_PLATFORM": "offscreen", "IMAGEUPLOADER_HOME": str(home)}
    return clean | ours | variables


def open_program(home, **variables):
    """Open the program as `main` does, but for the system's password store."""
    args = command_line().parse_args([])
    places, access = app.open_access(args, environment(home, **variables))
    return app.Program(places.create(), replace(access, open_vault=SessionVault), verbose=False)


def test_a_version_that_does_not_exist_is_refused_on_standard_error(tmp_path):
    process = start(tmp_path / "home", "-m", "imageuploader")
    try:
        assert process.stderr is not None
        lines = iter(process.stderr.readline, "")
        assert any(SENTENCE in line for line in lines)
        send_signal(process, END)
        assert process.wait(SECONDS) == 128 + END
    finally:
        process.kill()
        process.communicate()


def start(home, *command):
    return fork_python(command, environment(home, LINODE_API_VERSION="v5"), ROOT)


def run(home, *command):
    with start(home, *command) as process:
        out, messages = process.communicate(timeout=SECONDS)
    return process.returncode, out, messages


def test_the_console_says_the_same(tmp_path):
    code, _, messages = run(tmp_path / "home", "-m", "imageuploader.cli", "images")
    assert SENTENCE in messages
    assert code == app.USAGE


def test_once_the_dialog_is_closed_the_exit_code_is_that_of_the_console(tmp_path):
    code, out, messages = run(tmp_path / "home", "-c", WITHOUT_DIALOG)
    assert "LINODE_API_VERSION" in out
    assert (code, messages) == (app.USAGE, "")
    assert not (tmp_path / "home").exists()


def test_the_dialog_says_why_the_window_does_not_open(qapp, capsys):
    shown = []

    def close():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        shown.append((box.text(), box.informativeText()))
        box.close()

    QTimer.singleShot(0, qapp, close)
    show_start_error(BadSetting("LINODE_API_VERSION", "v5", "it must be v4 or v4beta"))
    assert shown == [(SENTENCE.rstrip("."), "Correct LINODE_API_VERSION and start again.")]
    assert (
        capsys.readouterr().err
        == f"Error: {SENTENCE} Correct LINODE_API_VERSION and start again.\n"
    )


def test_an_invalid_address_is_shown_in_the_form(qtbot, tmp_path):
    variables = {"LINODE_URL": "no address", "LINODE_TOKEN": "x"}
    program = open_program(tmp_path / "home", **variables)
    try:
        program.show()
        qtbot.waitUntil(lambda: program.account.regions_error is not None, timeout=SECONDS * 1000)
        assert "no address" in program.window.form.banner.text
    finally:
        program.window.close()
        program.close()
