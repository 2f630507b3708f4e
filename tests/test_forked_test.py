import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.forked_test import CAN_FORK_TESTS

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(not CAN_FORK_TESTS, reason="no test can be forked here")

FORKING = """
import pytest
from tests.forked_test import run_in_fork

@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    if "here" in item.name:
        return None
    run_in_fork(item, nextitem)
    return True
"""
TESTS = """
import os
import pytest

LEFT = []
HERE = os.getpid()

@pytest.fixture(scope="module")
def shared():
    yield LEFT
    print("torn down in", "the file" if os.getpid() == HERE else "a fork")

def test_here_it_begins(shared):
    assert shared == []

@pytest.mark.parametrize("turn", [1, 2])
def test_that_leaves_something(shared, turn):
    assert shared == []
    shared.append(turn)

def test_that_fails(shared):
    assert shared == ["something"]

def test_that_is_skipped():
    pytest.skip("for a reason")

def test_that_kills_itself():
    os.kill(os.getpid(), 9)

def test_here_nothing_was_left(shared):
    assert shared == []

def test_that_comes_last(shared):
    assert shared == []
"""


def test_a_forked_test_is_reported_and_leaves_nothing(tmp_path):
    (tmp_path / "conftest.py").write_text(FORKING, "utf-8")
    (tmp_path / "test_forked.py").write_text(TESTS, "utf-8")
    (tmp_path / "test_next.py").write_text("def test_here_is_another_file(): pass", "utf-8")
    command = [sys.executable, "-m", "pytest", "-v", "-rfs", "-s", "-p", "no:cacheprovider"]
    told = subprocess.run(
        [*command, tmp_path],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "2 failed, 6 passed, 1 skipped" in told.stdout, told.stdout + told.stderr
    assert "assert [] == ['something']" in told.stdout
    assert "for a reason" in told.stdout
    assert "The fork of this test ended with -9." in told.stdout
    assert told.stdout.count("torn down in the file") == 1
    assert "torn down in a fork" not in told.stdout
