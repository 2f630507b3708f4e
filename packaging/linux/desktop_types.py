"""The types by which a desktop offers the program, from the catalogue of formats.

`dev.py docs` writes them.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from environment import PACKAGING
from release import APPLICATION_ID

from imageuploader.domain.formats import RAW, Family, Format, formats_of

_OVA = "application/ovf"
"""A tar that only its name tells from others."""

_OFFERED = re.compile(r"^MimeType=.*$", re.MULTILINE)
_DESCRIBED = re.compile(r"(?<=<mime-info)([^>]*>\n).*(?=</mime-info>)", re.DOTALL)


def type_files() -> Iterator[tuple[Path, str]]:
    """Give each file that has the types, and what is to be in it."""
    types = PACKAGING / "linux" / "imageuploader.mime.xml"
    described = "".join(map(_description, _packed()))
    yield types, _DESCRIBED.sub(rf"\1{described}", types.read_text("utf-8"))
    entry = PACKAGING / "linux" / f"{APPLICATION_ID}.desktop"
    yield entry, _OFFERED.sub(f"MimeType={';'.join(_offered())};", entry.read_text("utf-8"))


def _packed() -> list[Format]:
    return [row for row in formats_of(Family.COMPRESSED, Family.ARCHIVE) if row.mime_types]


def _offered() -> list[str]:
    disks = [name for row in formats_of(Family.VIRTUAL_DISK) for name in row.mime_types]
    return [*RAW.mime_types, *map(_own_type, _packed()), *disks, _OVA]


def _own_type(row: Format) -> str:
    return f"application/x-raw-disk-image-{row.suffixes[0].removeprefix('.')}-compressed"


def _description(row: Format) -> str:
    name = row.mime_name or row.name
    way = f"{name}-compressed" if row.family is Family.COMPRESSED else f"in a {name} archive"
    lines = [
        f'<mime-type type="{_own_type(row)}">',
        f"  <comment>Raw disk image ({way})</comment>",
        *(f'  <sub-class-of type="{each}"/>' for each in row.mime_types),
        '  <generic-icon name="package-x-generic"/>',
        *(f'  <glob pattern="*{suffix}{row.suffixes[0]}"/>' for suffix in RAW.suffixes),
        "</mime-type>",
    ]
    return "".join(f"  {line}\n" for line in lines)
