"""Writes the Python part of Qt for Python into a folder, compiled. The build environment runs it.

It lies as sources inside a library of `shiboken6`, which compiles them at each start, unless it
finds them beside it in `files.dir`. That would be a tenth of our time to the first paint.
"""

import compileall
import os
import shutil
import sys
from pathlib import Path
from py_compile import PycInvalidationMode

PLACE = "files.dir"
STUBS = "shibokensupport/signature/lib/pyi_generator.py"
"""Writes stubs for editors; each start imports it all the same, with its regular expressions."""


def main(target: Path) -> int:
    """Unpack, copy and compile it; return 0 only if all of it could be compiled."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(unpack(), target, ignore=shutil.ignore_patterns("__pycache__"))
    (target / STUBS).write_text('"""Left out: no program needs it while it runs."""\n', "ascii")
    mode = PycInvalidationMode.UNCHECKED_HASH  # nobody looks for newer sources, nor for their times
    is_good = compileall.compile_dir(target, quiet=1, stripdir=target, invalidation_mode=mode)
    return 0 if is_good else 1


def unpack() -> Path:
    """Let the library itself write its sources beside it, as it offers to do."""
    os.environ["SBK_EMBED"] = "0"
    import shiboken6  # reads SBK_EMBED

    return Path(shiboken6.__path__[0]) / PLACE


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
