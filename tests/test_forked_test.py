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
from tests.forked_test import TestForks

FORKS = []
READY = []

def pytest_collection_finish(session):
    FORKS.append(TestForks(session, lambda: READY.append("made")))
    FORKS[0].start()

def pytest_sessionfinish():
    FORKS[0].close()

@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    if "here" in item.name:
        return None
    FORKS[0].run(item, nextitem)
    return True

@pytest.fixture
def ready():
    return READY
"""
TESTS = """
import os
import pytest

LEFT = []
HERE = os.getpid()

@pytest.fixture(scope="module")
def shared():
    yield LEFT
    if os.getpid() == HERE:
        print("torn down here")

def test_here_something_is_left(shared, ready):
    assert shared == ready == []
    LEFT.append("by the process of the run")

@pytest.mark.parametrize("turn", [1, 2])
def test_that_leaves_something(shared, ready, turn):
    assert (shared, set(ready)) == ([], {"made"})
    shared.append(turn)

def test_that_fails(shared):
    assert shared == ["something"]

def test_that_is_skipped():
    pytest.skip("for a reason")

def test_that_kills_itself():
    os.kill(os.getpid(), 9)

def test_here_it_goes_on(shared):
    assert shared == ["by the process of the run"]

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
    assert told.stdout.count("torn down here") == 1
