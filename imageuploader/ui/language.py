"""The language of the window: every text that a person reads there passes through here."""

import re
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QCoreApplication, QDateTime, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from typing_extensions import override

from imageuploader.domain.printable import begin_from_right, set_apart
from imageuploader.ui.resources import resource
from imageuploader.words.language import ENGLISH, Language
from imageuploader.words.text import Text

CONTEXT = "imageuploader"
"""The one context of the catalogues."""

DATE_FORM = "date form"
"""What the catalogues say beside a template that is a date's form: it is no sentence."""

PSEUDO = "xx"
"""The pseudo-language: accents, 30 % longer, in brackets. It shows what was never translated."""

ENGLISH_CODE = "en"

_OURS = "imageuploader translator"
"""The object name of the translators that this module installs."""

PSEUDO_RIGHT = "xr"
"""The pseudo-language in Hebrew letters, which mirrors the window."""

_ACCENTS = str.maketrans("aceinorsuyACEINORSUY", "áçéíñóŕšúýÁÇÉÍÑÓŔŠÚÝ")
_HEBREW = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "אבגדהוזחטיכלמנסעפצקרשתוזסי" * 2
)
_KEPT = re.compile(r"({[^}]*}|<[^>]*>)")
_LONGER, _MORE = 0.3, " oooo"
_MILLION = 1_000_000


def is_mirrored() -> bool:
    """Return whether windows begin at the right."""
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


class QtLanguage(Language):
    """The language of the installed translator, with the numbers and dates of QLocale's default."""

    @cached_property
    def _locale(self) -> QLocale:
        locale = QLocale()
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        return locale

    @override
    def template(self, template: str, one: str = "", count: int | None = None) -> str:
        number = -1 if count is None else _plural_number(count)
        found = QCoreApplication.translate(CONTEXT, template, "", number)
        return ENGLISH.template(template, one, count) if found == template else found

    @override
    def number(self, value: float, decimals: int = 0) -> str:
        return self._locale.toString(float(value), "f", decimals)

    @override
    def grouped(self, value: int) -> str:
        return QLocale().toString(value)

    @override
    def percent(self, value: int) -> str:
        return Text("{number}%", number=value).in_language(self)

    @override
    def ordinal(self, value: int) -> str:
        if self._locale.language() in {QLocale.Language.English, QLocale.Language.C}:
            return ENGLISH.ordinal(value)
        return Text("{number}.", number=value).in_language(self)

    @override
    def from_outside(self, text: str) -> str:
        return set_apart(text) if is_mirrored() else text

    @override
    def moment(self, at: datetime, form: str) -> str:
        when = QDateTime(at.year, at.month, at.day, at.hour, at.minute, at.second)
        return self._locale.toString(when, QCoreApplication.translate(CONTEXT, form, DATE_FORM))


def _plural_number(count: int) -> int:
    """Return a number with the same plural form that fits into Qt's 32 bits, such as for bytes."""
    return count if count < _MILLION else _MILLION + count % _MILLION


class SpokenLanguage(QtLanguage):
    """The same, as a screen reader is to say it."""

    @override
    def from_outside(self, text: str) -> str:
        return text

    @override
    def percent(self, value: int) -> str:
        return Text("{number} percent", number=value).in_language(self)


class PseudoTranslator(QTranslator):
    """Translates every text of the program into the pseudo-language."""

    letters = _ACCENTS

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        if context != CONTEXT or disambiguation == DATE_FORM:
            return source
        parts = _KEPT.split(source)
        accented = (
            part if place % 2 else part.translate(self.letters) for place, part in enumerate(parts)
        )
        more = _MORE.translate(self.letters) * len(source)
        return f"⟦{''.join(accented)}{more[: round(len(source) * _LONGER)]}⟧"


class PseudoTranslatorFromRight(PseudoTranslator):
    """The same, in a right-to-left script."""

    letters = _HEBREW

    @override
    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        if source == "QT_LAYOUT_DIRECTION":  # Qt asks every language for it
            return "RTL"
        return super().translate(context, source, disambiguation, n)


_PSEUDO = {PSEUDO: PseudoTranslator, PSEUDO_RIGHT: PseudoTranslatorFromRight}


def available_languages() -> dict[str, str]:
    """Return the code of each language that the window has, and its name in itself."""
    codes = sorted(path.stem for path in resource("translations").glob("*.qm"))
    return {ENGLISH_CODE: "English"} | {code: QLocale(code).nativeLanguageName() for code in codes}


def choose_language(wanted: str, system: Sequence[str] = ()) -> str:
    """Return the code of the language to show: the wanted one, else the system's, else English.

    `system` is what `QLocale.uiLanguages` returns, by default for this system. The first of its
    tags for a language decides: `zh` after `zh-Hant-TW` is not the simplified script.
    """
    if wanted in _PSEUDO:
        return wanted
    tags = [wanted, *(system or QLocale.system().uiLanguages())]
    locales: dict[QLocale.Language, QLocale] = {}
    for tag in filter(None, tags):
        locale = QLocale(tag)
        locales.setdefault(locale.language(), locale)
    codes = available_languages()
    found = (code for locale in locales.values() for code in codes if _is_in(locale, QLocale(code)))
    return next(found, ENGLISH_CODE)


def _is_in(locale: QLocale, other: QLocale) -> bool:
    return locale.language() == other.language() and locale.script() == other.script()


def number_locale(name: str, system: QLocale) -> QLocale:
    """Return whose numbers a language has: those of the system's country if it speaks it."""
    locale = QLocale(name)
    return QLocale(system.name()) if _is_in(locale, system) else locale


def install_language(application: QCoreApplication, name: str) -> bool:
    """Show the window in a language, such as `de`, from now on; return whether there is one.

    Without a catalogue of it the window stays English, its numbers and dates too. It replaces
    the language that was installed before; widgets that have their texts keep them.
    """
    for old in application.findChildren(QTranslator, _OURS):
        application.removeTranslator(old)
        old.setParent(None)
    translator = _translator_of(name, application)
    is_known = translator is not None and name not in _PSEUDO
    QLocale.setDefault(number_locale(name, QLocale.system()) if is_known else QLocale(ENGLISH_CODE))
    if translator is None:
        return False
    for one in filter(None, (_qt_translator_of(name, application), translator)):
        one.setObjectName(_OURS)
        application.installTranslator(one)
    return True


def _translator_of(name: str, parent: QCoreApplication) -> QTranslator | None:
    if name in _PSEUDO:
        return _PSEUDO[name](parent)
    translator, catalogue = QTranslator(parent), resource(f"translations/{name}.qm")
    return translator if name and translator.load(str(catalogue)) else None


def _qt_translator_of(name: str, parent: QCoreApplication) -> QTranslator | None:
    """The texts of Qt's own dialogs and shortcuts."""
    translator = QTranslator(parent)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator if translator.load(f"qtbase_{name}", folder) else None


def speak(text: Text) -> str:
    """Return a text as a screen reader is to say it."""
    return text.in_language(SpokenLanguage()) if text else ""


def translate(text: Text) -> str:
    """Return a text in the window's language."""
    return begin_from_right(text.in_language(QtLanguage())) if text else ""
