"""A context manager that calls `close` at the end of the block."""

from abc import ABC, abstractmethod
from typing import Self


class Closing(ABC):
    """A base for what is closed at the end of a `with` block, however that ends."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Release what is held."""
