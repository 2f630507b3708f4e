"""A cancel ends a request of a sign-in, whenever it comes."""

import time

import pytest

from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.settings import Endpoint
from imageuploader.linode.client import LinodeClient
from imageuploader.services.accounts.sign_in import abort_on
from tests.fakes import Listener


def ask_after_cancel(client):
    cancel = CancelToken()
    with abort_on(cancel, client):
        cancel.cancel()
        client.profile()


@pytest.mark.alone
def test_a_cancel_just_before_a_request_is_not_lost():
    def silent(_):
        far.over.wait(40)

    with Listener(silent) as far:
        endpoint, began = Endpoint(f"http://127.0.0.1:{far.port}"), time.monotonic()
        with LinodeClient(endpoint, "t") as client, pytest.raises(CancelRequested):
            ask_after_cancel(client)
        assert time.monotonic() - began < 5
