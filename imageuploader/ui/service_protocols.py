"""What the zones of the window ask of the services."""

from typing import Protocol

from PySide6.QtCore import SignalInstance

from imageuploader.domain.upload import Upload


class Queue(Protocol):
    """The uploads of this session."""

    @property
    def changed(self) -> SignalInstance:
        """Tell an Upload at every move."""

    @property
    def progressed(self) -> SignalInstance:
        """Tell an id and its Progress."""

    @property
    def processing_progressed(self) -> SignalInstance:
        """Tell an id and how far Linode is with processing."""

    @property
    def waiting_changed(self) -> SignalInstance:
        """Tell that the order changed, or that the line is held or goes on."""

    @property
    def removal_failed(self) -> SignalInstance:
        """Tell an id and the error that kept its unfinished image on Linode."""

    @property
    def current(self) -> Upload | None:
        """The upload that runs."""

    @property
    def waiting(self) -> tuple[Upload, ...]:
        """Those that wait, the next one first."""

    @property
    def held(self) -> bool:
        """Whether no other upload is started after the one that runs."""

    def hold(self) -> None:
        """Start no other upload."""

    def release(self) -> None:
        """Go on with the line."""

    def start_next(self, upload_id: str) -> None:
        """Put one at the front of the line."""

    def move_up(self, upload_id: str) -> None:
        """Let one change places with the one before it."""

    def move_down(self, upload_id: str) -> None:
        """Let one change places with the one behind it."""

    def cancel(self, upload_id: str) -> None:
        """Cancel one, whether it runs or waits."""

    def retry_now(self, upload_id: str) -> None:
        """End the wait before the next attempt."""

    def upload_again(self, upload_id: str) -> str:
        """Queue it once more and return the new id."""

    @property
    def idle(self) -> bool:
        """Whether nothing runs or waits."""

    def cancel_all(self) -> None:
        """Give up what runs and waits."""

    def remove_left(self, upload_id: str) -> None:
        """Delete the unfinished image it left on Linode."""


class Archive(Protocol):
    """The history of this computer."""

    @property
    def loaded(self) -> SignalInstance:
        """Tell the newest uploads, and those that somebody has to see to."""

    @property
    def found(self) -> SignalInstance:
        """Tell more of them, or what a search found."""

    @property
    def changed(self) -> SignalInstance:
        """Tell an Upload that was kept."""

    @property
    def failed(self) -> SignalInstance:
        """Tell why the history cannot be read or written."""

    def load(self) -> None:
        """Read the history off the window's thread."""

    def search(self, text: str) -> None:
        """Look for uploads that have every word of a text; `found` follows."""

    def load_more(self) -> None:
        """Read on, if there are more; `found` follows."""

    def forget(self, upload_id: str) -> None:
        """Forget an upload."""
