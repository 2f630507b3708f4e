import subprocess
import sys
from pathlib import Path

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState


def test_the_window_brings_no_network_and_no_keyring():
    code = (
        "import sys, imageuploader.ui.window.main_window;"
        "print(*{'httpx','pydantic','keyring','isal','asyncio'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


EARLIER = Upload(UploadSpec("web-1", "us-ord"), Path("old.img.gz")).moved_to(UploadState.FAILED)


def test_a_file_that_is_no_longer_in_the_form_is_named_in_the_status_bar(stage):
    stage.queue.seen_before.emit(Path("/d/raw.img"), EARLIER)
    assert "raw.img" in stage.window.statusBar().shown
