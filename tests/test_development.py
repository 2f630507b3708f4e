"""What `packaging/dev.py` promises: its lists are whole, its commands exist, nothing is hidden."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import suite
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.required_tools import tool

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
MISSING = """
from tests.required_tools import tool

def test_with_a_program_that_nobody_has():
    tool("a-program-that-nobody-has")
"""

PLAIN = ("-p", "no:pytest-qt", "-p", "no:hypothesispytest", "--rootdir=.")  # these take seconds


def pinned(name: str) -> dict[str, str]:
    """Distributions and versions of a list that are meant for this Python and system."""
    lines = (ROOT / "packaging" / name).read_text("utf-8").splitlines()
    wanted = [Requirement(re.sub(r"\s*#.*", "", line)) for line in lines if line[:1] not in "#-"]
    here = [each for each in wanted if each.marker is None or each.marker.evaluate()]
    return {canonicalize_name(each.name): str(each.specifier)[2:] for each in here}


def needed(lines: list[str]) -> set[str]:
    """All that is installed to run what these requirements ask for."""
    found: set[str] = set()
    ahead = [(Requirement(line), "") for line in lines]
    while ahead:
        wanted, extra = ahead.pop()
        name = canonicalize_name(wanted.name)
        if wanted.marker and not wanted.marker.evaluate({"extra": extra}):
            continue
        found.add(name)
        inside = map(Requirement, metadata.requires(wanted.name) or ())
        ahead += [(each, extra) for each in inside for extra in ("", *wanted.extras)]
        assert len(ahead) < 1000
    return found


def test_each_package_that_the_program_needs_is_pinned_and_no_other():
    assert set(pinned("requirements.txt")) == needed(PROJECT["dependencies"])


def test_each_package_that_the_tests_need_is_pinned_and_no_other():
    lists = ("requirements.txt", "requirements-build.txt", "requirements-dev.txt")
    optional = PROJECT["optional-dependencies"]
    lines = PROJECT["dependencies"] + optional["dev"] + ["hatchling"]
    assert {name for each in lists for name in pinned(each)} == needed(lines)


def test_no_package_is_pinned_in_two_lists():
    lists = ("requirements.txt", "requirements-build.txt", "requirements-dev.txt")
    names = [name for each in lists for name in pinned(each)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("command", [*PROJECT["scripts"], *PROJECT["gui-scripts"]])
def test_a_command_of_the_readme_stands_beside_python_and_starts(command, tmp_path):
    environ = os.environ | {"IMAGEUPLOADER_HOME": str(tmp_path)}
    told = subprocess.run(
        [tool(command), "--help"], cwd=tmp_path, env=environ, capture_output=True, check=True
    )
    assert told.stdout.decode().startswith(f"usage: {command}")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere not all programs can be had")
@pytest.mark.parametrize("more", [(), ("-n", "1")], ids=["here", "in another process"])
@pytest.mark.parametrize(("ci", "ending"), [("true", "1 failed"), ("", "1 skipped")])
@pytest.mark.few(2)
def test_a_missing_program_fails_on_ci_and_is_counted_and_named_elsewhere(
    tmp_path, ci, ending, more
):
    test = tmp_path / "test_missing.py"
    test.write_text(MISSING, "utf-8")
    command = [sys.executable, "-m", "pytest", *suite.FLAGS, *PLAIN, *more, test]
    environ = os.environ | {"CI": ci, "PYTHONPATH": str(ROOT), "COLUMNS": "200"}
    told = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, check=False)
    assert ending in told.stdout.decode()
    assert "a-program-that-nobody-has" in told.stdout.decode().split("short test summary")[1]


def test_what_begins_first_leaves_out_no_test():
    given = {ROOT / name for name in suite.heavy_first()}
    tests = (ROOT / "tests").rglob("test_*.py")
    assert [path for path in tests if given.isdisjoint((path, *path.parents))] == []
    assert all(path.exists() for path in given)


def test_a_python_that_is_here_is_found_and_one_that_is_not_is_not():
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    found = suite.find_python(here)
    assert found is not None
    assert Path(found).samefile(sys.executable)
    assert suite.find_python("3.99") is None


def test_the_matrix_names_what_it_skips(monkeypatch, capsys):
    monkeypatch.setattr(suite, "PYTHONS", ("3.98", "3.99"))
    assert suite.run_matrix() == 0
    told = capsys.readouterr().out.splitlines()
    assert [line for line in told if "skipped" not in line] == []
    assert len(told) == 4


def test_each_variant_of_the_matrix_has_an_environment_of_its_own():
    variants = list(suite.variants())
    names = [variant.environment("python").name for variant in variants]
    assert len(set(names)) == len(variants) == 6
    assert all(name.startswith(".venv-3.1") for name in names)


def test_the_bounds_of_qt_in_the_matrix_are_those_of_the_project():
    (ours,) = (line for line in PROJECT["dependencies"] if line.startswith("PySide6-Essentials"))
    oldest, newest = suite.QT_BOUNDS
    assert ours == f"{oldest.replace('==', '>=')},{newest.removeprefix('PySide6-Essentials')}"


def test_the_workflow_may_do_no_more_than_read():
    told = (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")
    assert "\npermissions: {}\n" in told
    assert all("@v" in line for line in told.splitlines() if "uses:" in line)
    assert "bash .ci/run" in told


def test_each_night_the_workflow_tries_all_that_it_can():
    told = (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")
    assert "\n  schedule:\n" in told
    assert "THOROUGH: ${{ github.event_name == 'schedule' && '1' || '' }}" in told
    _, _, matrix = told.partition("\n  matrix:\n")
    assert "dev.py test --matrix" in matrix
    assert all(f" {version}\n" in matrix for version in suite.PYTHONS)


CLOCKS = {"monotonic", "perf_counter", "seconds_ago", "thread_time", "total_seconds"}


def reads_a_clock(node: ast.AST) -> bool:
    names = [getattr(part, "attr", getattr(part, "id", "")) for part in ast.walk(node)]
    return not CLOCKS.isdisjoint(names)


def measures_time(test: ast.FunctionDef) -> bool:
    """Whether one of its assertions compares with a clock."""
    claims = [node.test for node in ast.walk(test) if isinstance(node, ast.Assert)]
    compared = [
        part for claim in claims for part in ast.walk(claim) if isinstance(part, ast.Compare)
    ]
    return any(map(reads_a_clock, compared))


def test_what_measures_time_has_the_machine_to_itself():
    together = list[str]()
    for path in (ROOT / "tests").rglob("test_*.py"):
        text = path.read_text("utf-8")
        if not any(clock in text for clock in CLOCKS):
            continue
        source = ast.parse(text)
        if any("mark.alone" in ast.unparse(line) for line in source.body if is_mark(line)):
            continue
        together += [
            f"{path.name}: {test.name}"
            for test in source.body
            if isinstance(test, ast.FunctionDef) and test.name.startswith("test_")
            if measures_time(test)
            if "pytest.mark.alone" not in map(ast.unparse, test.decorator_list)
        ]
    assert together == []


def is_mark(line: ast.stmt) -> bool:
    return isinstance(line, ast.Assign) and "pytestmark" in map(ast.unparse, line.targets)
