"""The words for a history that lags behind what happens."""

from imageuploader.words.text import Text

CAUGHT_UP = Text("The history is up to date again.")
NOT_WRITTEN = Text(
    "The history does not show how this ended. What is said here is right; the "
    "next start asks Linode."
)
