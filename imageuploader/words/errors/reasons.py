"""The reasons that errors carry, as texts; what others said stays as they said it."""

import re

from imageuploader.words.text import Text

_FOR_A_TIME = re.compile(r"(.+) for (\d+) s")
_TIMES = {
    "no answer": Text("no answer for {seconds} s"),
    "nothing was accepted": Text("nothing was accepted for {seconds} s"),
}
_CONNECTION = (
    Text("no connection in time"),
    Text("no connection"),
    Text("the connection was cut"),
    Text("the name has no address"),
    Text("connection refused"),
    Text("connection reset by peer"),
    Text("network is unreachable"),
    Text("no route to host"),
    Text("broken pipe"),
    Text("timed out"),
)
_FILE = (
    Text("Permission denied"),
    Text("No space left on device"),
    Text("Read-only file system"),
    Text("Input/output error"),
    Text("another program is writing to it"),
)
_ROLES = (
    Text("backing file"),
    Text("data file"),
    Text("dictionary"),
    Text("disk"),
    Text("extent"),
    Text("parent"),
)
_DAMAGE = (
    Text("the place of a cluster is invalid"),
    Text("the width of its reference counts is invalid"),
    Text("two places of the disk are stored in one place of the file"),
    Text("a compressed cluster does not end where it should"),
    Text("a compressed cluster is too short"),
    Text("a description is invalid"),
    Text("a header has a flag that gzip does not define"),
    Text("a header is invalid"),
    Text("a header is not where its directory says"),
    Text("a property is missing"),
    Text("a region is missing"),
    Text("an extension of its header is invalid"),
    Text("an extent does not match its descriptor"),
    Text("it ends too early"),
    Text("its chain of backing files has no end"),
    Text("its checksum is wrong"),
    Text("its descriptor is too long"),
    Text("its descriptor names no extent"),
    Text("its descriptor names too many extents"),
    Text("its directory has fewer files than it says"),
    Text("its directory is not at the end: the file is cut off, or other data follows"),
    Text("its footer is missing"),
    Text("its header is invalid"),
    Text("its header is missing"),
    Text("its size is not what its directory says"),
    Text("its table is too short for the disk"),
    Text("other data is between its parts"),
    Text("the checksum of a header is wrong"),
    Text("the checksums of both headers are wrong"),
    Text("the disk has another size"),
    Text("the disk in it is empty"),
    Text("the marker of a grain is invalid"),
    Text("the name of its backing file is invalid"),
    Text("the size of its blocks is invalid"),
    Text("the size of its clusters is invalid"),
    Text("the start of a part is damaged"),
    Text("the state of a block is invalid"),
    Text("the table of its properties is invalid"),
    Text("the table of its regions is invalid"),
)
_KNOWN = {text.template: text for text in (*_CONNECTION, *_FILE, *_ROLES, *_DAMAGE)}


def reason_text(reason: str) -> Text | str:
    """Return a reason as a text if it is one of the program or the system, else as it is."""
    if found := _FOR_A_TIME.fullmatch(reason):
        template = _TIMES.get(found.group(1))
        return template.with_facts(seconds=int(found.group(2))) if template else reason
    return _KNOWN.get(reason, reason)
