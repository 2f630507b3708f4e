"""The menu of the themes."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from imageuploader.domain.settings import Settings, Theme
from imageuploader.ui.language import translate
from imageuploader.ui.settings.general_page import THEMES
from imageuploader.ui.theme.scheme import apply_theme
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.settings import SettingsService


class ThemeMenu(QMenu):
    """Light, dark or as the system; what is chosen holds at once and is remembered."""

    def __init__(self, parent: QWidget, settings: "SettingsService") -> None:
        super().__init__(translate(Text("T&heme")), parent)
        self.setObjectName("themeMenu")
        self._shown, self._settings = settings.latest.theme, settings
        group = QActionGroup(self)
        self.by_theme = {}
        for theme, text in THEMES.items():
            action = self.addAction(translate(text))
            action.triggered.connect(partial(self._choose, theme))
            action.setCheckable(True)
            action.setObjectName(f"{theme}ThemeAction")
            group.addAction(action)
            self.by_theme[theme] = action
        self.by_theme[self._shown].setChecked(True)
        settings.changed.connect(self._on_settings)

    def _choose(self, theme: Theme, _checked: bool = False) -> None:
        self._settings.update(theme=theme)

    def _on_settings(self, settings: Settings) -> None:
        if settings.theme is not self._shown:
            self._shown = settings.theme
            self.by_theme[settings.theme].setChecked(True)
            apply_theme(settings.theme)
