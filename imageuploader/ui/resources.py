"""Where the files beside the code are: icons and catalogues."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def resource(name: str) -> Path:
    """Return where a resource such as `icons/disk.svg` is: in the package, else the checkout."""
    packed = _PACKAGE / "resources" / name
    return packed if packed.exists() else _PACKAGE.parent / "resources" / name
