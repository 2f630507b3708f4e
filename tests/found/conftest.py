import pytest

from imageuploader.domain.cancel import CancelToken


@pytest.fixture
def cancel() -> CancelToken:
    return CancelToken()
