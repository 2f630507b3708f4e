"""What can be wrong with the chosen file."""

from imageuploader.domain.errors.base import UploadError


class FileError(UploadError):
    """Something about the chosen file; `path` is its full name."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class FileMissing(FileError):
    """There is no such file."""


class FileUnreadable(FileError):
    """The system does not let us read it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path)
        self.reason = reason


class IsFolder(FileError):
    """It is a folder, a device or another thing that is no plain file."""


class FileEmpty(FileError):
    """It has no bytes."""


class TooLarge(FileError):
    """It is, or would be, more bytes than one upload may have."""

    def __init__(self, path: str, found: int, limit: int) -> None:
        super().__init__(path)
        self.found = found
        self.limit = limit


class NotAnImage(FileError):
    """It is something else; `kind` names what, such as `text`."""

    def __init__(self, path: str, kind: str) -> None:
        super().__init__(path)
        self.kind = kind


class WrongFormat(FileError):
    """It is a disk image in a format that must be converted first."""

    def __init__(self, path: str, kind: str) -> None:
        super().__init__(path)
        self.kind = kind


class Damaged(FileError):
    """It breaks off or fails its own check at `percent` of its bytes."""

    def __init__(self, path: str, percent: int, reason: str) -> None:
        super().__init__(path)
        self.percent = percent
        self.reason = reason


class FileChanged(FileError):
    """Its size or time changed while it was being read."""


class FileExists(FileError):
    """There is a file of that name already, and it was not said to replace it."""
