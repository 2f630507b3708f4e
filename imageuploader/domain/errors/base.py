"""The root, and the errors that belong to no group."""

import traceback
from pathlib import Path
from typing import Self

from imageuploader.domain.field_problem import FieldProblem

_PACKAGE = Path(__file__).parents[2]


class UploadError(Exception):
    """The root of our errors. Each keeps its facts as attributes named like its arguments."""

    needs_sign_in: bool = False
    """Whether the same request may succeed with another token: then nothing has failed."""

    retry_after: float = 0.0
    """The seconds that the service asked to wait, 0 if it did not."""

    def facts(self) -> dict[str, object]:
        """Return the arguments of the constructor: enough to recreate the error."""
        given = vars(self).items()
        return {name: value for name, value in given if not _is_derived(name)}

    def bare(self) -> Self:
        """Return the same error without its traceback, fit for storage."""
        return type(self)(**self.facts())


def _is_derived(name: str) -> bool:
    return name.startswith("_") or hasattr(UploadError, name)


class BadSpec(UploadError):
    """An input breaks at least one rule."""

    def __init__(self, problems: tuple[FieldProblem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems


class BadSetting(UploadError):
    """An invalid flag, environment variable or setting."""

    def __init__(self, name: str, value: str, reason: str) -> None:
        super().__init__(name, value, reason)
        self.name = name
        self.value = value
        self.reason = reason


class BadAccountName(UploadError):
    """An account cannot be called this: it is `empty`, `long`, `reserved` or `taken`."""

    def __init__(self, name: str, fault: str) -> None:
        super().__init__(name, fault)
        self.name = name
        self.fault = fault


class NotEncrypted(UploadError):
    """The API URL is plain http to another computer: the token would be sent in clear text."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host


class Unexpected(UploadError):
    """A bug of ours; `reason` is the name of the exception, and where it was raised."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    @classmethod
    def of(cls, error: Exception) -> Self:
        """Return what may be shown and stored of a bug: not its text, which may hold a secret."""
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if _PACKAGE in Path(frame.filename).parents]
        name = type(error).__name__
        if not ours:
            return cls(name)
        return cls(f"{name} in {Path(ours[-1].filename).name}, line {ours[-1].lineno}")
