"""Changes what an account is called, and where its Linode is."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from imageuploader.domain.errors import UploadError
from imageuploader.domain.settings import SavedAccount
from imageuploader.ui.language import translate
from imageuploader.ui.text.error_text import error_text
from imageuploader.ui.theme.metrics import units
from imageuploader.ui.widgets.accessibility import announce_now
from imageuploader.ui.widgets.basic import label
from imageuploader.ui.widgets.endpoint_fields import EndpointFields
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService

_WIDTH = 440


class AccountDialog(QDialog):
    """Stays open while something in it is not valid, and says what."""

    def __init__(self, parent: QWidget, account: "AccountService", saved: SavedAccount) -> None:
        super().__init__(parent)
        self.setObjectName("accountDialog")
        self.setWindowTitle(translate(Text("Change account")))
        self.setMinimumWidth(round(_WIDTH * units(self)))
        self._account, self._saved = account, saved
        self.title = QLineEdit(saved.shown_name)
        self.title.setObjectName("accountTitleEdit")
        self.where = EndpointFields(saved.endpoint)
        self.problem = label("", role="error", wrap=True)
        self.problem.hide()
        self.save = QPushButton(translate(Text("&Save")))
        self.save.setDefault(True)
        self.save.clicked.connect(self._on_save)
        self._lay_out()

    def _lay_out(self) -> None:
        caption = label(translate(Text("&Name")))
        caption.setBuddy(self.title)
        self.title.setAccessibleName(translate(Text("Name")))
        cancel = QPushButton(translate(Text("Cancel")))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for part in (caption, self.title, self.where, self.problem):
            column.addWidget(part)
        column.addLayout(buttons)

    def _on_save(self) -> None:
        try:
            endpoint = self.where.endpoint()
            self._account.rename(self._saved.name, self.title.text())
        except UploadError as error:
            sentence = "\n".join(error_text(error))
            self.problem.setText(sentence)
            self.problem.show()
            announce_now(self, sentence)
            return
        self._account.set_endpoint(self._saved.name, endpoint)
        self.accept()
