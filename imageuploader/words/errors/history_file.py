"""The texts for a history that cannot be written for a while."""

from imageuploader.words.text import Text

CAUGHT_UP = Text("The history is up to date again.")
NOT_WRITTEN = Text(
    "The history does not show how this ended. What you see here is correct; the next "
    "start asks Linode."
)
