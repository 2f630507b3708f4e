"""What is shown of the history: a filter, a search and an order."""

from dataclasses import dataclass
from enum import Enum, auto

from imageuploader.domain.errors import NoWord
from imageuploader.domain.history.account_image import is_account_image
from imageuploader.domain.upload import ON_THE_WIRE, Upload, UploadState

_S = UploadState


class Filter(Enum):
    """The filters of the table; ON_LINODE shows the account's images, whoever made them."""

    ALL = auto()
    ACTIVE = auto()
    AVAILABLE = auto()
    ATTENTION = auto()
    CANCELLED = auto()
    ON_LINODE = auto()

    @property
    def states(self) -> tuple[UploadState, ...]:
        """The states that pass."""
        return _STATES[self]

    def passes(self, upload: Upload) -> bool:
        """Return whether an upload passes."""
        if is_account_image(upload.id):
            return self is Filter.ON_LINODE
        attention = self is Filter.ATTENTION and needs_attention(upload)
        return attention or upload.state in self.states


_STATES = {
    Filter.ALL: tuple(_S),
    Filter.ACTIVE: tuple(ON_THE_WIRE | {_S.QUEUED, _S.PROCESSING}),
    Filter.AVAILABLE: (_S.AVAILABLE,),
    Filter.ATTENTION: (_S.FAILED, _S.INTERRUPTED, _S.GONE),
    Filter.CANCELLED: (_S.CANCELLED,),
    Filter.ON_LINODE: (),
}


def needs_attention(upload: Upload) -> bool:
    """Return whether somebody should look at an upload, whatever its state."""
    return upload.may_have_left_image or isinstance(upload.error, NoWord)


@dataclass(frozen=True, slots=True)
class Query:
    """Which uploads are shown, and by which of `SORT_KEYS` they are ordered."""

    text: str = ""
    filter: Filter = Filter.ALL
    column: str = "started"
    descending: bool = True
    account: str = ""
    """Only the uploads of this account; empty for those of all."""

    def passes(self, upload: Upload) -> bool:
        """Return whether an upload passes, whatever the text; images are always the account's."""
        of_account = self.account in {"", upload.account} or is_account_image(upload.id)
        return of_account and self.filter.passes(upload)

    @property
    def is_narrow(self) -> bool:
        """Whether it may leave out any upload."""
        return bool(self.text.split() or self.account) or self.filter is not Filter.ALL
