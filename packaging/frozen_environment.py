"""Runs first in the bundled program: gives the programs that it starts the system's libraries.

PyInstaller's loader puts the bundle's folder before the system's, for itself. What we start, such
as a browser or a file manager, would take our libraries for its own and fail.
"""

import os
import sys

_NAMES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LIBPATH")

if sys.platform != "win32":
    for _name in _NAMES:
        _before = os.environ.pop(f"{_name}_ORIG", None)
        if _before is not None:
            os.environ[_name] = _before
        else:
            os.environ.pop(_name, None)
