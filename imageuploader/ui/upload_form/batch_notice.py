"""The notice above the form: how many files were dropped together, and which were ignored."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from imageuploader.ui.language import translate
from imageuploader.ui.widgets.basic import ElidedLabel, label
from imageuploader.ui.widgets.tooltip import plain_tooltip
from imageuploader.words.text import Text


class BatchNotice(QWidget):
    """Hidden if only one file was dropped."""

    def __init__(self) -> None:
        super().__init__()
        self._count = label("", role="secondary", wrap=True)
        self._ignored = ElidedLabel(role="secondary")
        self._count.setObjectName("queueHeader")
        self._ignored.setObjectName("ignoredFiles")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._count)
        column.addWidget(self._ignored)
        self.show_files(())

    def show_files(self, files: tuple[Path, ...]) -> None:
        """Show what several files have in common, and their names in the tooltip."""
        text = Text("{count} files: same region, tags and description for all", count=len(files))
        self._count.setText(translate(text))
        self._count.setToolTip(plain_tooltip("\n".join(file.name for file in files)))
        self._count.setVisible(len(files) > 1)
        self.show_ignored(())

    def show_ignored(self, names: Iterable[str]) -> str:
        """Name the files that were dropped but not taken; return the sentence."""
        named = ", ".join(names)
        sentence = translate(Text("Ignored: {names}", names=named)) if named else ""
        self._ignored.show_text(sentence)
        self._ignored.setVisible(bool(sentence))
        self.setVisible(bool(sentence) or not self._count.isHidden())
        return sentence
