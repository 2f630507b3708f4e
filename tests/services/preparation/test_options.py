"""How the window has bodies made."""

import os
import threading

import pytest

from imageuploader.disk.prepare import prepare
from imageuploader.domain.cancel import CancelToken
from imageuploader.services.preparation.options import prepare_options


def niceness_of(thread):
    return os.getpriority(os.PRIO_PROCESS, thread.native_id)


@pytest.mark.skipif(
    not hasattr(os, "getpriority") or niceness_of(threading.main_thread()) >= 19,
    reason="threads have no niceness there, or no more of it",
)
def test_while_an_upload_is_made_ready_the_window_goes_before_what_compresses(
    scene, report, monkeypatch
):
    monkeypatch.setattr("imageuploader.disk.files.progress_reporter._SECONDS", 0.0)
    seen: set[int] = set()

    def look(_percent):
        packing = (one for one in threading.enumerate() if one.name.startswith("pack"))
        seen.update(map(niceness_of, packing))

    options = prepare_options(scene.stage.settings.latest, scene.stage.history, scene.folder)
    prepare(report, options, on_progress=look, cancel=CancelToken())
    assert seen
    assert min(seen) > niceness_of(threading.current_thread())
