"""The practice Linode on its own."""

import signal

import httpx
import pytest

from imageuploader.sandbox.faults import FAULTS
from tests.signals import send_signal


def test_what_can_go_wrong_is_listed_with_a_sentence_each(console):
    result = console("sandbox", "--faults")
    assert result.code == 0
    listed = dict(line.split(maxsplit=1) for line in result.out.splitlines())
    assert listed == FAULTS


@pytest.mark.parametrize("fault", ["put-404", "put-403:", "put-403:often"])
def test_a_fault_that_does_not_exist_is_named(console, fault):
    result = console("sandbox", "--fault", fault)
    assert result.code == 2
    assert result.explains(fault, "--faults")


def test_a_fault_strikes_as_often_as_it_says(console):
    process = console.fork("sandbox", "--fault", "api-500:1")
    url = process.stdout.readline().strip().removeprefix("LINODE_URL=")
    asked = [httpx.get(f"{url}/v4/regions").status_code for _ in range(2)]
    send_signal(process, signal.SIGINT)
    assert console.finish(process).code == 0
    assert asked == [500, 200]
