"""What can be wrong with the chosen file."""

from typing import Self

from imageuploader.domain.errors.base import UploadError


class FileError(UploadError):
    """Something about the chosen file; `path` is its full name."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def about(self, path: str) -> Self:
        """Return the same error, without its traceback, about a file of another name."""
        error = self.bare()
        error.path = path
        return error


class FileMissing(FileError):
    """There is no such file."""


class FileUnreadable(FileError):
    """The system does not let us read it.

    `code` is the errno, which tells a missing right from a failing drive; 0 without one.
    """

    def __init__(self, path: str, reason: str, code: int = 0) -> None:
        super().__init__(path)
        self.reason = reason
        self.code = code


class IsFolder(FileError):
    """It is a folder, a device or anything else that is not a regular file."""


class FileEmpty(FileError):
    """It is empty, or its content packed as `kind` is."""

    def __init__(self, path: str, kind: str = "") -> None:
        super().__init__(path)
        self.kind = kind


class TooLarge(FileError):
    """It has, or would have, more bytes than one upload may have."""

    def __init__(self, path: str, found: int, limit: int) -> None:
        super().__init__(path)
        self.found = found
        self.limit = limit


class NotAnImage(FileError):
    """It is not a disk image; `kind` names what it is, such as `text`."""

    def __init__(self, path: str, kind: str) -> None:
        super().__init__(path)
        self.kind = kind


class WrongFormat(FileError):
    """It is a disk image in a format that must be converted first."""

    def __init__(self, path: str, kind: str) -> None:
        super().__init__(path)
        self.kind = kind


class UnknownMethod(FileError):
    """An archive of a `kind` whose content is packed by a `method` that is not read here."""

    def __init__(self, path: str, kind: str, method: str) -> None:
        super().__init__(path)
        self.kind = kind
        self.method = method


class Damaged(FileError):
    """It is truncated, or fails the integrity check of its format, at `percent` of its bytes."""

    def __init__(self, path: str, percent: int, reason: str, kind: str = "gzip") -> None:
        super().__init__(path)
        self.percent = percent
        self.reason = reason
        self.kind = kind


class NotOneImage(FileError):
    """An archive with several files that may be images, or none; `names` are theirs."""

    def __init__(self, path: str, kind: str, names: tuple[str, ...]) -> None:
        super().__init__(path)
        self.kind = kind
        self.names = tuple(names)


class Encrypted(FileError):
    """Its content cannot be read without a password; `kind` is the format."""

    def __init__(self, path: str, kind: str) -> None:
        super().__init__(path)
        self.kind = kind


class TooDeep(FileError):
    """It is packed in too many layers; `kind` names them, such as `xz in gzip`."""

    def __init__(self, path: str, kind: str) -> None:
        super().__init__(path)
        self.kind = kind


class TooHungry(FileError):
    """Unpacking it takes more memory than `limit` bytes."""

    def __init__(self, path: str, kind: str, limit: int) -> None:
        super().__init__(path)
        self.kind = kind
        self.limit = limit


class NeedsOtherFile(FileError):
    """It is incomplete without another file: it refers to `name` as its `role`, such as `parent`.

    `place` is `beside` if the person may allow that file, `missing` if it is not beside the
    image, `parent` if the two cannot be joined here, `elsewhere` if it is in another folder.
    """

    def __init__(self, path: str, name: str, role: str, place: str = "elsewhere") -> None:
        super().__init__(path)
        self.name = name
        self.role = role
        self.place = place


class NotConvertible(FileError):
    """A virtual disk of a `kind` that uses a `feature` which cannot be converted."""

    def __init__(self, path: str, kind: str, feature: str) -> None:
        super().__init__(path)
        self.kind = kind
        self.feature = feature


class NeedsRepair(FileError):
    """A virtual disk of a `kind` whose last changes are in its log: it was not closed cleanly."""

    def __init__(self, path: str, kind: str) -> None:
        super().__init__(path)
        self.kind = kind


class FileChanged(FileError):
    """Its size or time changed while it was being read."""


class FileExists(FileError):
    """There is a file of that name already, and it is not to be replaced."""
