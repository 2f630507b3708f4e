"""Sentences about an account that window and console share."""

from datetime import datetime

from imageuploader.words.formatting import full_moment
from imageuploader.words.text import Text

REASONS_HIDDEN = Text(
    "Signed in. Why an image fails will not be known (Events: read only is missing)."
)


def expiry_warning(expires: str) -> Text:
    """Return the warning that a token expires soon; `expires` is ISO."""
    return Text(
        "Your token expires on {date}. Create a new one, and sign in with it.",
        date=full_moment(datetime.fromisoformat(expires)),
    )
