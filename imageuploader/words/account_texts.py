"""Sentences about an account that window and console share."""

from datetime import datetime

from imageuploader.domain.accounts.terms import MOST_BYTES, MOST_IMAGES, Shortage, Usage
from imageuploader.domain.settings import SavedAccount
from imageuploader.words.formatting import clock_time, full_moment, size
from imageuploader.words.text import Text

REASONS_HIDDEN = Text(
    "Signed in. Why an image fails will not be known (Events: read only is missing)."
)
_ENDS = Text("Your token expires on {date}. Create a new one, and sign in with it.")
_ENDED = Text("Your token expired on {date}. Create a new one, and sign in with it.")
_BROWSER_ENDS = Text("Your sign-in with the browser ends at {time}")
_BROWSER_ENDED = Text("Your sign-in with the browser ended at {time}")

_USED = Text("{images} of {most} images, {size} of {room} used")
_USED_WHOLE = Text(
    "Most accounts may have {most} custom images, {room} together. Linode Support raises both."
)
_SHORT = {
    Shortage.IMAGES: Text("{images} of {most} images used: Linode may refuse it"),
    Shortage.BYTES: Text("{size} of {room} used: Linode may refuse it"),
}
_SHORT_WHOLE = {
    Shortage.IMAGES: Text(
        "This account has {images} custom images, and most accounts may have no more than {most}. "
        "Delete one that is no longer needed, ask Linode Support for more, or try it all the same."
    ),
    Shortage.BYTES: Text(
        "The custom images of this account take up {size}, and most accounts may use no more than "
        "{room}. Delete one that is no longer needed, ask Linode Support for more, or try it all "
        "the same."
    ),
}


def usage_line(usage: Usage, shortage: Shortage | None) -> Text:
    """Return in one line how much an account holds, and whether that is too much."""
    template = _SHORT[shortage] if shortage else _USED
    return template.with_facts(**_facts_of(usage))


def usage_sentence(usage: Usage, shortage: Shortage | None) -> Text:
    """Return what that means, and what can be done."""
    template = _SHORT_WHOLE[shortage] if shortage else _USED_WHOLE
    return template.with_facts(**_facts_of(usage))


def _facts_of(usage: Usage) -> dict[str, object]:
    sizes = {"size": size(usage.bytes), "room": size(MOST_BYTES)}
    return {"images": usage.images, "most": MOST_IMAGES, **sizes}


def expiry_warning(account: SavedAccount, now: datetime) -> Text:
    """Return the warning that the token of an account expires soon, or that it has expired."""
    ends = datetime.fromisoformat(account.expires)
    if account.by_browser:
        template = _BROWSER_ENDS if ends > now else _BROWSER_ENDED
        return template.with_facts(time=clock_time(ends, now))
    return (_ENDS if ends > now else _ENDED).with_facts(date=full_moment(ends))
