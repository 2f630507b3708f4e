"""A file is packed while its form is filled in."""

import os
from typing import TYPE_CHECKING

import pytest

from tests.disk.real_programs import make_ext4

if TYPE_CHECKING:
    from imageuploader.ui.widgets.undo import Undo


@pytest.fixture
def raw(tmp_path):
    files = tmp_path / "files"
    files.mkdir()
    (files / "noise").write_bytes(os.urandom(4_000_000))
    return make_ext4(tmp_path / "web.img", files, 16)


@pytest.fixture
def ready(qtbot, start_program, raw, monkeypatch):
    """A program in whose form a file is ready."""
    monkeypatch.setattr("imageuploader.services.preparation.preparer.RESERVE_BYTES", 0)
    program = start_program()
    program.window.open_files([raw])
    card = program.window.form.drop_area.card
    qtbot.waitUntil(lambda: any(fact.startswith("Ready: 4") for fact in card.facts))
    return program


def bodies(tmp_path):
    return sorted((tmp_path / "home").rglob("imageuploader-*.img.gz"))


def test_what_is_ready_is_what_is_sent(qtbot, ready, sandbox, tmp_path):
    (body,) = bodies(tmp_path)
    size = body.stat().st_size
    ready.window.form.fields.region.choose("us-ord")
    ready.window.form.submit()
    assert bodies(tmp_path) == [body]
    qtbot.waitUntil(lambda: bool(sandbox.received))
    (received,) = sandbox.received.values()
    assert received.size == size
    qtbot.waitUntil(lambda: not bodies(tmp_path))


def test_clear_removes_it_and_undo_makes_it_again(qtbot, ready, tmp_path):
    before = bodies(tmp_path)
    offered: list[Undo] = []
    ready.window.form.undo_offered.connect(offered.append)
    ready.window.form.clear_button.click()
    qtbot.waitUntil(lambda: not bodies(tmp_path))
    offered[0].restore()
    qtbot.waitUntil(lambda: len(bodies(tmp_path)) == 1)
    assert bodies(tmp_path) != before


def test_closing_the_window_removes_it(qtbot, ready, tmp_path):
    assert bodies(tmp_path)
    ready.window.close()
    qtbot.waitUntil(lambda: not bodies(tmp_path))
