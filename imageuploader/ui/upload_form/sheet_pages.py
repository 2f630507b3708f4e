"""What the sheet over the form shows: all about a file, messages in full, the terms for Europe."""

from collections.abc import Sequence

from imageuploader.ui.language import translate
from imageuploader.ui.upload_form.selection import Selection
from imageuploader.ui.upload_form.sheet import Sheet
from imageuploader.words.text import Text

_FOUND = Text("What was found")


class SheetPages:
    """Makes each page when it is asked for; what it needs is imported then."""

    def __init__(self, sheet: Sheet, selection: Selection) -> None:
        self._sheet, self._selection = sheet, selection

    def show_details(self) -> None:
        """Show everything that is known about the file."""
        from imageuploader.ui.upload_form.details_page import details_page

        for file in self._selection.files[:1]:
            self._sheet.show_page(file.path.name, details_page(file))

    def show_found(self) -> None:
        """Show what was found of the system inside the file."""
        from imageuploader.ui.inside.found_page import found_page

        if self._selection.inside is not None:
            self._sheet.show_page(translate(_FOUND), found_page(self._selection.inside))

    def show_messages(self, lines: Sequence[str]) -> None:
        """Show messages that were too long for the line above the form."""
        from imageuploader.ui.upload_form.details_page import message_page

        self._sheet.show_page(translate(Text("Messages")), message_page(lines))

    def show_agreement(self) -> None:
        """Show what one agrees to before the first image in Europe."""
        from imageuploader.ui.terms.agreement_page import TITLE, agreement_page

        self._sheet.show_page(translate(TITLE), agreement_page())
