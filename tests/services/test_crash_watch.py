import logging
import sys
import threading

import pytest
from PySide6.QtCore import qWarning

from imageuploader.services.crash_watch import MOST_LOGGED, MOST_SAVED, MOST_SHOWN, CrashWatch


class Recorder:
    """Saves a report as the program does, and takes what is told."""

    def __init__(self):
        self.saved, self.told, self.last_words = [], [], []
        self.threads, self.passed_on = [], []
        self.watch = CrashWatch(self, self)
        self.watch.reported.connect(self._hear)

    def save(self, error, thread):
        self.saved.append((str(error), thread))
        return str(error)

    def scrub(self, text):
        return text.replace("5ec2e7", "***")

    def note(self, line):
        self.last_words.append(line)

    def _hear(self, report):
        self.told.append(report)
        self.threads.append(threading.current_thread())


@pytest.fixture
def recorder(qapp, monkeypatch):  # noqa: ARG001 - signals are delivered by the application
    passed_on: list[type] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: passed_on.append(kind))
    made = Recorder()
    made.passed_on = passed_on
    yield made
    made.watch.close()


def hook(error):
    """Raise an error where nobody catches it, as Python and PySide then do."""
    try:
        raise error
    except type(error):
        sys.excepthook(*sys.exc_info())


def test_a_fault_is_logged_saved_and_told_on_the_window_s_thread(qtbot, recorder, caplog):
    hook(ValueError("a fault"))
    qtbot.waitUntil(lambda: recorder.told == ["a fault"])
    assert recorder.saved == [("a fault", "MainThread")]
    assert "ValueError: a fault" in caplog.text


def test_a_fault_in_another_thread_is_told_on_the_window_s_thread(qtbot, recorder):
    def fail():
        raise ValueError("elsewhere")

    thread = threading.Thread(target=fail, name="other")
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: recorder.told == ["elsewhere"])
    assert recorder.saved == [("elsewhere", "other")]
    assert recorder.threads == [threading.main_thread()]


def test_the_same_fault_again_and_again_is_told_once(qtbot, recorder, caplog):
    for _ in range(MOST_LOGGED * 2):
        hook(ValueError("again"))
    qtbot.waitUntil(lambda: recorder.told == ["again"])
    qtbot.wait(20)
    assert recorder.told == ["again"]
    assert caplog.text.count("uncaught") == MOST_LOGGED


def test_ever_new_faults_are_told_a_few_times_and_saved_a_few_more(qtbot, recorder):
    for number in range(MOST_SAVED * 2):
        hook(type(f"Error{number}", (Exception,), {})("new"))
    qtbot.wait(20)
    assert len(recorder.told) == MOST_SHOWN
    assert len(recorder.saved) == MOST_SAVED


def test_a_report_that_cannot_be_saved_is_no_further_fault(qtbot, recorder, monkeypatch):
    def fail(*_):
        raise OSError

    monkeypatch.setattr(recorder, "save", fail)
    hook(ValueError("x"))
    qtbot.wait(20)
    assert recorder.told == []


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(3)], ids=["Ctrl+C", "exit"])
def test_what_ends_the_program_on_purpose_is_no_fault(recorder, error):
    hook(error)
    assert recorder.saved == []
    assert recorder.passed_on == [type(error)]


def test_standard_error_shows_no_secret_as_a_desktop_keeps_it(recorder, capsys):
    hook(ValueError("a token: 5ec2e7"))
    assert "ValueError: a token: ***" in capsys.readouterr().err
    assert recorder.saved


def test_without_standard_error_it_is_the_same(qtbot, recorder, monkeypatch, caplog):
    monkeypatch.setattr(sys, "stderr", None)
    hook(ValueError("unseen"))
    qWarning("a warning of Qt")
    qtbot.waitUntil(lambda: recorder.told == ["unseen"])
    assert "a warning of Qt" in caplog.text


def test_what_qt_warns_of_is_in_the_log(recorder, caplog, capsys):
    with caplog.at_level(logging.WARNING):
        qWarning("of a widget")
    assert recorder.last_words == []
    assert ("imageuploader.qt", logging.WARNING) in [
        (record.name, record.levelno) for record in caplog.records
    ]
    assert "of a widget" in capsys.readouterr().err


def test_once_closed_python_and_qt_tell_themselves(recorder):
    recorder.watch.close()
    assert sys.excepthook != recorder.watch._on_exception
    assert threading.excepthook != recorder.watch._on_thread_exception
