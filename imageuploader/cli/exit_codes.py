"""The exit codes, and which error has which."""

from enum import IntEnum

from imageuploader.domain.errors import (
    AccessError,
    BadAccountName,
    BadSetting,
    BadSpec,
    FileError,
    NotEncrypted,
    TokenStoreError,
    UploadError,
)
from imageuploader.domain.upload import Upload, UploadState


class Exit(IntEnum):
    """The exit codes of imageuploader-cli."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    ACCESS = 3
    FILE = 4
    CANCELLED = 130


def exit_code_of(error: UploadError) -> Exit:
    """Return the exit code for an error."""
    match error:
        case BadSpec() | BadSetting() | BadAccountName() | NotEncrypted():
            return Exit.USAGE
        case AccessError() | TokenStoreError():
            return Exit.ACCESS
        case FileError():
            return Exit.FILE
        case _:
            return Exit.FAILED


def exit_code_of_upload(upload: Upload) -> Exit:
    """Return the exit code for an upload that has ended, or is waited for no longer."""
    match upload.state:
        case UploadState.AVAILABLE:
            return Exit.DONE
        case UploadState.CANCELLED:
            return Exit.CANCELLED
        case _:
            return exit_code_of(upload.error) if upload.error else Exit.FAILED
