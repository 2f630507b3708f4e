"""The wheel and the source archive, and the proof that both programs start from the wheel."""

import subprocess
import sys
import tempfile
from pathlib import Path

from bundle import PRACTICE_UPLOAD
from environment import OFFSCREEN, Environment, must, say
from notices import Interpreter
from release import DIST, Release

PROGRAMS = (("imageuploader", "--self-check"), ("imageuploader-cli", *PRACTICE_UPLOAD))


def make_wheel(environment: Environment, release: Release) -> list[Path]:
    """Make the source archive and the wheel and return where they are."""
    made = [
        DIST / f"imageuploader-{release.version}.tar.gz",
        DIST / f"imageuploader-{release.version}-py3-none-any.whl",
    ]
    for path in made:
        path.unlink(missing_ok=True)
    must([environment.python, "-m", "hatchling", "build", "-d", DIST], **release.environment)
    return made


def check_wheel(environment: Environment, wheel: Path) -> None:
    """Install the wheel into an environment without the checkout, and start both programs.

    What it needs is taken from the environment that it was made in: nothing is downloaded.
    """
    with tempfile.TemporaryDirectory() as folder:
        fresh = Environment(folder, str(environment.python))
        must([environment.python, "-m", "venv", "--without-pip", folder])
        site = Path(Interpreter.of(fresh).site)
        (site / "needed.pth").write_text(f"{Interpreter.of(environment).site}\n", "utf-8")
        pip = (environment.python, "-m", "pip", "--python", fresh.python, "install", "--quiet")
        must([*pip, "--disable-pip-version-check", "--no-deps", "--no-index", wheel])
        for program, *arguments in PROGRAMS:
            command: list[str | Path] = [fresh.python.with_name(program), *arguments]
            environ = OFFSCREEN | {"PATH": "/usr/bin:/bin", "IMAGEUPLOADER_HOME": f"{folder}/home"}
            told = subprocess.run(
                command, cwd=folder, env=environ, capture_output=True, text=True, check=False
            )
            if told.returncode:
                sys.exit(f"{wheel.name}: {program} ended with {told.returncode}: {told.stderr}")
    say(f"{wheel.name}: installed alone, both programs start")
