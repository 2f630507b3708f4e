"""A practice run has all it needs, and leaves nothing behind."""

import httpx
import pytest

from imageuploader.sandbox.server import open_practice


def test_linode_and_folder_are_there_during_the_run_and_gone_afterwards():
    with open_practice() as (sandbox, folder):
        (folder / "history").write_text("kept")
        assert httpx.get(f"{sandbox.url}/v4/regions", trust_env=False).status_code == 200
    assert not folder.exists()
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{sandbox.url}/v4/regions", trust_env=False)
