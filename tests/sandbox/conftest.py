"""A client and an image that waits for its bytes."""

import pytest

from tests.sandbox.api_steps import open_api, request_upload


@pytest.fixture
def api(sandbox):
    with open_api(sandbox) as client:
        yield client


@pytest.fixture
def ticket(api):
    return request_upload(api)
