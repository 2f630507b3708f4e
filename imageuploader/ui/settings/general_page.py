"""General settings: theme, language, notices, sound, sleep, the clipboard, closing."""

from typing import TYPE_CHECKING

from imageuploader.domain.settings import OnClose, Settings, Theme
from imageuploader.ui.language import available_languages, choose_language
from imageuploader.ui.settings.page import Page
from imageuploader.ui.widgets.combo import Combo
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.settings import SettingsService

THEMES = {
    Theme.SYSTEM: Text("As the system"),
    Theme.LIGHT: Text("Light"),
    Theme.DARK: Text("Dark"),
}
_CLOSES = {OnClose.ASK: Text("Ask what to do"), OnClose.FINISH: Text("Quit when they are finished")}


class GeneralPage(Page):
    """Shows the general settings and changes them."""

    def __init__(self, settings: "SettingsService") -> None:
        super().__init__()
        change, none = settings.update, Text("")
        self._add_look(settings)
        self._good = self.add_tick(
            "notifyGoodCheck",
            Text("Notices of the system"),
            Text("When an image is &available"),
            lambda on: change(notify_good=on),
        )
        self._bad = self.add_tick(
            "notifyBadCheck",
            none,
            Text("When an upload &fails, or needs you"),
            lambda on: change(notify_bad=on),
        )
        self._sound = self.add_tick(
            "soundCheck", none, Text("With a &sound"), lambda on: change(sound=on)
        )
        self._copy = self.add_tick(
            "copyIdCheck",
            Text("When an image is available"),
            Text("&Copy its ID"),
            lambda on: change(copy_id=on),
        )
        self._awake = self.add_tick(
            "keepAwakeCheck",
            Text("While uploads run"),
            Text("&Keep the computer awake"),
            lambda on: change(keep_awake=on),
        )
        self._close = self._add_closing(settings)

    def _add_closing(self, settings: "SettingsService") -> Combo:
        return self.add_choice(
            "onCloseCombo",
            Text("Closing the &window then"),
            _CLOSES,
            lambda choice: settings.update(on_close=choice),
        )

    def _add_look(self, settings: "SettingsService") -> None:
        change = settings.update
        self._theme = self.add_choice(
            "themeCombo", Text("&Theme"), THEMES, lambda theme: change(theme=theme)
        )
        self._language = self.add_choice(
            "languageCombo", Text("&Language"), _languages(), lambda code: change(language=code)
        )
        self.add_remark(Text("Takes effect at the next start"))

    def show_settings(self, now: Settings) -> None:
        """Show what the settings are."""
        self._theme.setCurrentIndex(list(THEMES).index(now.theme))
        self._language.setCurrentIndex(_place_of(now.language))
        self._close.setCurrentIndex(list(_CLOSES).index(now.on_close))
        self._good.setChecked(now.notify_good)
        self._bad.setChecked(now.notify_bad)
        self._sound.setChecked(now.sound)
        self._copy.setChecked(now.copy_id)
        self._awake.setChecked(now.keep_awake)


def _languages() -> dict[str, Text]:
    names = {code: Text.verbatim(name) for code, name in available_languages().items()}
    return {"": Text("As the system")} | names


def _place_of(language: str) -> int:
    """Return where a language stands in the list: one that is not there is as the system."""
    codes = list(_languages())
    shown = choose_language(language) if language else ""
    return codes.index(shown) if shown in codes else 0
