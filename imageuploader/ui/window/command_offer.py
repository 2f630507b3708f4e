"""Shows the upload in the form, or an earlier one, as a command for a terminal."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.ui.inside.start_dialog import show_start
from imageuploader.ui.language import translate
from imageuploader.ui.menus.command_dialog import is_packed, show_command
from imageuploader.ui.upload_form.form import UploadForm
from imageuploader.ui.widgets.answers import answer
from imageuploader.words.text import Text
from imageuploader.words.upload_commands import CommandFacts

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService


class CommandOffer(QObject):
    """Opens the dialog with the command, or says what is still missing for one."""

    def __init__(
        self, window: QWidget, form: UploadForm, account: "AccountService", layout: QSettings
    ) -> None:
        super().__init__(window)
        self._window, self._form, self._account, self._layout = window, form, account, layout

    def show_form(self) -> None:
        """Show the command for what is in the form."""
        form = self._form
        spec = form.fields.spec.normalize()
        if form.path is None:
            answer(translate(Text("Choose an image file first")))
        elif not (spec.label and spec.region):
            answer(translate(Text("Label and region are missing")))
        else:
            selection = form.selection
            self._open(form.path, spec, selection.format, selection.leaves_out)

    def show_upload(self, upload: Upload) -> None:
        """Show the command that would make an upload again."""
        self._open(upload.file, upload.spec, upload.format, upload.leaves_out)

    def show_start(self, upload: Upload) -> None:
        """Show how to start the image of an upload."""
        show_start(self._window, self._layout, upload, self._account.endpoint)

    def _open(self, file: Path, spec: UploadSpec, kind: str, leaves_out: bool | None) -> None:
        facts = CommandFacts(
            str(file),
            spec,
            self._account.endpoint,
            packed=is_packed(file, kind),
            keeps_free_space=leaves_out is False,
        )
        show_command(self._window, self._layout, facts)
