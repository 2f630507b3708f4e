"""Where in an image something was found, as one text, which files and other programs keep."""

import re

_LINE_AT = re.compile(r"(.+) line ([0-9]+)", re.DOTALL)


def place_of_line(path: str, number: int) -> str:
    """Return the place of a line of a file, such as `/etc/fstab line 2`."""
    return f"{path} line {number}"


def path_and_line(place: str) -> tuple[str, int]:
    """Return the path in a place and the number of the line, 0 if it is the file as a whole."""
    found = _LINE_AT.fullmatch(place)
    return (found[1], int(found[2])) if found else (place, 0)
