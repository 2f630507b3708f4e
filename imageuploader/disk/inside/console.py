"""B7: does the Lish console show anything, and let one log in?"""

from collections.abc import Iterator

from imageuploader.disk.inside.asked import Asked
from imageuploader.disk.inside.text_files import read_lines
from imageuploader.disk.labels import printable
from imageuploader.domain.inside.inside import Observation
from imageuploader.domain.inside.questions import Cause

_GETTYS = (
    "/etc/systemd/system/getty.target.wants/serial-getty@ttyS0.service",
    "/etc/systemd/system/multi-user.target.wants/serial-getty@ttyS0.service",
)
_INITTAB = "/etc/inittab"


def ask_console(asked: Asked) -> Iterator[Observation]:
    """Yield whether the serial line is used; raise NotAvailable, Broken."""
    entry = asked.entry
    if asked.has_kernel_of_linode:
        yield Observation(Cause.CONSOLE_OF_LINODE)
        return
    if entry is None:
        return
    consoles = [value for value in entry.values("console") if value.startswith("ttyS0")]
    if consoles:
        yield Observation(
            Cause.CONSOLE, entry.line.place, {"option": printable(f"console={consoles[-1]}")}
        )
        return
    getty = next((path for path in _GETTYS if asked.tree.find(path) is not None), "")
    inittab = next((x for x in read_lines(asked.tree, _INITTAB) if "ttyS0" in x.text), None)
    if inittab is not None or getty:
        facts = {"option": "ttyS0"}
        yield Observation(Cause.CONSOLE, inittab.place if inittab else getty, facts)
        return
    yield Observation(Cause.NO_CONSOLE, entry.line.place)
