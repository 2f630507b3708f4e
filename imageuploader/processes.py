"""Whether a process of this computer still runs."""

import os
import sys

_MOST = 0xFFFFFFFF
"""The largest number that any system gives a process."""


def is_running(pid: int) -> bool:
    """Return whether a process runs, this one included; assumed where the system does not tell."""
    return 0 < pid <= _MOST and _runs(pid)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _SYNCHRONIZE, _INVALID_PARAMETER, _TIMEOUT = 0x100000, 87, 258

    def _runs(pid: int) -> bool:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        process = kernel.OpenProcess(_SYNCHRONIZE, False, wintypes.DWORD(pid))
        if not process:  # of another user, or not there
            return ctypes.get_last_error() != _INVALID_PARAMETER
        handle = wintypes.HANDLE(process)
        runs = kernel.WaitForSingleObject(handle, 0) == _TIMEOUT  # it may have ended, and be held
        kernel.CloseHandle(handle)
        return bool(runs)

else:

    def _runs(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except OSError:  # of another user
            return True
        return True
