"""Makes the program's icons for each system from its one drawing, `resources/app.svg`.

At 16 pixels its lines would fall between the pixels: there `app-small.svg` is taken, the same
drawing on a grid of 16. Runs in an environment with PySide6: `render_icons.py FOLDER`. It writes
`hicolor/*` for Linux, `app.ico` for Windows and `app.icns` for macOS.
"""

import shutil
import struct
import sys
from pathlib import Path

from environment import ROOT
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from release import APPLICATION_ID

DRAWING = ROOT / "resources" / "app.svg"
SMALL_DRAWING, SMALL = ROOT / "resources" / "app-small.svg", 16
HICOLOR = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO = (16, 24, 32, 48, 64, 256)
ICNS = {b"icp4": 16, b"icp5": 32, b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256}
ICNS |= {b"ic08": 256, b"ic14": 512, b"ic09": 512, b"ic10": 1024}
"""The kinds of pictures in an .icns file, and how many pixels each has."""

_ICO_HEADER, _ICO_ENTRY, _ICNS_HEADER = struct.Struct("<3H"), struct.Struct("<4B2H2I"), ">4sI"
_WHOLE_BYTE = 256  # written as 0


def render_png(size: int) -> bytes:
    """Return the drawing as a PNG of `size` pixels in each direction."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SMALL_DRAWING if size <= SMALL else DRAWING)).render(painter)
    painter.end()
    packed = QByteArray()
    buffer = QBuffer(packed)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stub wants bytes, Qt a string
    return bytes(packed.data())


def ico(sizes: tuple[int, ...] = ICO) -> bytes:
    """Return the icon of Windows: PNGs behind a table of them."""
    pictures = [render_png(size) for size in sizes]
    table = _ICO_HEADER.pack(0, 1, len(sizes))
    place = len(table) + len(sizes) * _ICO_ENTRY.size
    for size, picture in zip(sizes, pictures, strict=True):
        edge = size % _WHOLE_BYTE
        table += _ICO_ENTRY.pack(edge, edge, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return table + b"".join(pictures)


def icns() -> bytes:
    """Return the icon of macOS: PNGs, each behind its kind and length."""
    pictures = [(kind, render_png(size)) for kind, size in ICNS.items()]
    length = struct.calcsize(_ICNS_HEADER)
    body = b"".join(
        struct.pack(_ICNS_HEADER, kind, length + len(picture)) + picture
        for kind, picture in pictures
    )
    return struct.pack(_ICNS_HEADER, b"icns", length + len(body)) + body


def main(folder: Path) -> None:
    """Write every icon."""
    for size in HICOLOR:
        place = folder / "hicolor" / f"{size}x{size}" / "apps" / f"{APPLICATION_ID}.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(render_png(size))
    scalable = folder / "hicolor" / "scalable" / "apps" / f"{APPLICATION_ID}.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(DRAWING, scalable)
    (folder / "app.ico").write_bytes(ico())
    (folder / "app.icns").write_bytes(icns())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
