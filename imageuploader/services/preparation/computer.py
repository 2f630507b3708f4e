"""What the computer can spare: power, and room for temporary files."""

import os
import shutil
import sys
from pathlib import Path

RESERVE_BYTES = 2 * 10**9
"""What work that nobody asked for leaves free on a disk."""

LOW_PERCENT = 20
"""A battery below this is left alone."""

_SUPPLIES = Path("/sys/class/power_supply")
_ON_BATTERY, _UNKNOWN_PERCENT = 0, 255


def has_room(folder: Path, needed: int) -> bool:
    """Return whether so many bytes are free in a folder."""
    try:
        return shutil.disk_usage(folder).free >= needed
    except OSError:
        return False


def has_power(supplies: Path = _SUPPLIES) -> bool:
    """Return whether the computer is plugged in or its battery is full enough, as far as known."""
    if os.name == "nt":
        return _windows_has_power()
    batteries = [folder for folder in _folders_in(supplies) if _read(folder / "type") == "Battery"]
    empty = [folder for folder in batteries if _percent_of(folder) < LOW_PERCENT]
    return not any(_read(folder / "status") == "Discharging" for folder in empty)


def _folders_in(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


def _percent_of(battery: Path) -> int:
    """How full a battery is; those of a mouse or a headset are not the computer's."""
    percent = _read(battery / "capacity")
    is_own = _read(battery / "scope") != "Device"
    return int(percent) if is_own and percent.isdecimal() else 100


def _windows_has_power() -> bool:
    if sys.platform == "win32":
        import ctypes

        # SYSTEM_POWER_STATUS: line, battery's flag, its percent, saver, and two lifetimes
        status = (ctypes.c_ubyte * 12)()
        if ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
            line, percent = status[0], status[2]
            full = percent == _UNKNOWN_PERCENT or percent >= LOW_PERCENT
            return full or line != _ON_BATTERY
    return True
