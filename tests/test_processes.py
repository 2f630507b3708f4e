"""One question for all rooms: does this process still run?"""

import os
import subprocess
import sys

import pytest

from imageuploader.processes import is_running


def test_this_process_and_a_child_run_until_they_end():
    assert is_running(os.getpid())
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert is_running(child.pid)
        child.communicate(b"\n")
    assert not is_running(child.pid)


@pytest.mark.skipif(sys.platform == "win32", reason="there its first process has another number")
def test_a_process_of_another_user_runs():
    assert is_running(1)


@pytest.mark.parametrize("pid", [0, -1, 2**31, 2**32 + 1, 10**30])
def test_what_is_no_number_of_a_process_runs_nowhere(pid):
    assert not is_running(pid)
