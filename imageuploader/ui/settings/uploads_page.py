"""Settings of uploads: how well they are compressed, and where."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QPushButton

from imageuploader.domain.settings import LEVELS, Settings
from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.language import translate
from imageuploader.ui.settings.rows import Page
from imageuploader.ui.theme.metrics import units
from imageuploader.ui.widgets.basic import ElidedLabel, label
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.settings import SettingsService

_USUAL = Text("The usual folder")


class UploadsPage(Page):
    """Shows the settings of uploads and changes them."""

    def __init__(self, settings: "SettingsService") -> None:
        super().__init__()
        self._settings = settings
        self._level = self.add_choice(
            "levelCombo",
            Text("&Compression"),
            _levels(),
            lambda level: settings.update(compression_level=level),
        )
        self._folder = ElidedLabel()
        self._folder.setMinimumWidth(round(200 * units(self)))
        self._folder.setObjectName("tempFolderLabel")
        self.choose = QPushButton(translate(Text("C&hoose…")))
        self.choose.setObjectName("tempFolderButton")
        self.reset = QPushButton(translate(Text("Use the &usual one")))
        self.reset.setObjectName("tempFolderResetButton")
        self.choose.clicked.connect(self._choose)
        self.reset.clicked.connect(lambda: settings.update(temp_folder=""))
        self.rows.addRow(label(translate(Text("Temporary files"))), self._folder)
        self.add_buttons(Text(""), self.choose, self.reset)
        self.add_note(
            Text(
                "Compressing and converting need room there for the whole result. Region, tags and "
                "cloud-init are taken from the last upload."
            )
        )

    def show_settings(self, now: Settings) -> None:
        """Show what the settings are."""
        self._level.setCurrentIndex(list(_levels()).index(now.compression_level))
        self._folder.show_text(now.temp_folder or translate(_USUAL))
        self.reset.setEnabled(bool(now.temp_folder))

    def _choose(self) -> None:
        before = self._settings.latest.temp_folder
        title = translate(Text("Folder for temporary files"))
        dialog = QFileDialog(self, title, before)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self._settings.update(temp_folder=name))
        dialog.finished.connect(lambda: delete_soon(dialog))
        dialog.open()


def _levels() -> dict[int | None, Text]:
    named: dict[int | None, Text] = {None: Text("By the speed of your line")}
    named |= {level: Text("Level {number}", number=level) for level in LEVELS}
    quickest, smallest = LEVELS[0], LEVELS[-1]
    named[quickest] = Text("Level {number}: quickest", number=quickest)
    named[smallest] = Text("Level {number}: smallest", number=smallest)
    return named
