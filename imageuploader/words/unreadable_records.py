"""What is said of records of the history that make no sense."""

from imageuploader.words.text import Text


def unreadable_text(count: int) -> Text:
    """Return how many records could not be read."""
    return Text.plural(
        "1 record could not be read.", "{count} records could not be read.", count=count
    )
