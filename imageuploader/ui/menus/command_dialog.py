"""Shows and copies the command that does an upload in a terminal."""

import sys
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.language import translate
from imageuploader.ui.theme.metrics import fixed_font, units
from imageuploader.ui.widgets.basic import label
from imageuploader.ui.widgets.clipboard import copy_text
from imageuploader.ui.widgets.combo import Combo
from imageuploader.words.text import Text
from imageuploader.words.upload_commands import (
    CommandFacts,
    CommandKind,
    possible_kinds,
    upload_command,
)

_KEY = "command/kind"
_TITLES = {
    CommandKind.CLI_SH: Text("linode-cli in a shell (sh, bash, zsh)"),
    CommandKind.CLI_POWERSHELL: Text("linode-cli in PowerShell"),
    CommandKind.CLI_CMD: Text("linode-cli in the Windows command prompt"),
    CommandKind.CURL_SH: Text("curl in a shell (sh, bash, zsh)"),
    CommandKind.WEB_POWERSHELL: Text("PowerShell alone"),
    CommandKind.TERRAFORM: Text("Terraform"),
}
_CLOSE = Text("Close")
_NOTE = Text(
    "There is no token in it: curl, PowerShell and Terraform read LINODE_TOKEN where it runs, "
    "linode-cli its own configuration or LINODE_CLI_TOKEN."
)


class CommandDialog(QDialog):
    """A choice of tool and shell, the whole command, and a button that copies it."""

    def __init__(self, parent: QWidget, layout: QSettings, facts: CommandFacts) -> None:
        super().__init__(parent)
        self.setObjectName("commandDialog")
        self.setWindowTitle(translate(Text("Copy as command")))
        self._layout, self._facts = layout, facts
        self._kinds = possible_kinds(facts.spec)
        self.kinds = Combo()
        self.kinds.setObjectName("commandKindCombo")
        self.kinds.addItems([translate(_TITLES[kind]) for kind in self._kinds])
        self.kinds.setCurrentIndex(self._kinds.index(self._first()))
        self.text = QPlainTextEdit()
        self.text.setObjectName("commandText")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(translate(Text("The command")))
        self.text.setFont(fixed_font())
        self.text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # what it shows is no language
        self.copy = QPushButton(translate(Text("&Copy")))
        self.copy.setObjectName("copyCommandTextButton")
        self._lay_out()
        self.kinds.currentIndexChanged.connect(self._show)
        self.copy.clicked.connect(self._copy)
        self._show()

    def _first(self) -> CommandKind:
        """The kind that was chosen last, else that of this system's usual shell."""
        usual = CommandKind.CLI_POWERSHELL if sys.platform == "win32" else CommandKind.CLI_SH
        chosen = str(self._layout.value(_KEY, usual))
        return next((kind for kind in self._kinds if kind == chosen), usual)

    def _lay_out(self) -> None:
        u = units(self)
        caption, close = label(translate(Text("For &the tool"))), QPushButton(translate(_CLOSE))
        caption.setBuddy(self.kinds)
        self.copy.setProperty("filled", "true")
        self.copy.setDefault(True)
        close.clicked.connect(self.reject)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(caption)
        head.addWidget(self.kinds, 1)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addWidget(label(translate(_NOTE), role="secondary", wrap=True))
        column.addLayout(foot)
        self.resize(round(600 * u), round(340 * u))

    @property
    def _kind(self) -> CommandKind:
        return self._kinds[self.kinds.currentIndex()]

    def _show(self) -> None:
        self.text.setPlainText(upload_command(self._kind, self._facts))
        self._layout.setValue(_KEY, str(self._kind))

    def _copy(self) -> None:
        """Copy the command itself: the text field would not keep every character."""
        copy_text(upload_command(self._kind, self._facts))
        self.accept()


def is_packed(file: Path, kind: str) -> bool:
    """Whether a file is gzip and nothing else, by the check's word or else by its name."""
    outer = kind.partition(",")[0] or ("gzip" if file.suffix.lower() == ".gz" else "")
    return outer == "gzip"


def show_command(parent: QWidget, layout: QSettings, facts: CommandFacts) -> None:
    """Open the dialog for an upload."""
    dialog = CommandDialog(parent, layout, facts)
    dialog.finished.connect(lambda: delete_soon(dialog))
    dialog.open()
