"""The language of the window: every text that a person reads there passes through here."""

import re
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QTranslator
from typing_extensions import override

from imageuploader.ui.resources import resource
from imageuploader.words.language import ENGLISH, Language
from imageuploader.words.text import Text

CONTEXT = "imageuploader"
"""The one context of the catalogues."""

DATE_FORM = "date form"
"""What the catalogues say beside a template that is a date's form: it is no sentence."""

PSEUDO = "xx"
"""The pseudo-language: accents, 30 % longer, in brackets. It shows what was never translated."""

_ACCENTS = str.maketrans("aceinorsuyACEINORSUY", "áçéíñóŕšúýÁÇÉÍÑÓŔŠÚÝ")
_KEPT = re.compile(r"({[^}]*})")
_LONGER = 0.3
_MILLION = 1_000_000


def _same_plural(count: int) -> int:
    """Return a count with the same plural that fits into 32 bits: the last digits decide."""
    return count if count < _MILLION else count % _MILLION + _MILLION


class QtLanguage(Language):
    """The language of the installed translator, with the numbers and dates of QLocale's default."""

    def __init__(self) -> None:
        self._locale = QLocale()
        self._locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)

    @override
    def template(self, template: str, one: str = "", count: int | None = None) -> str:
        number = -1 if count is None else _same_plural(count)
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
        is_english = self._locale.language() in {QLocale.Language.English, QLocale.Language.C}
        return ENGLISH.ordinal(value) if is_english else f"{value}."

    @override
    def moment(self, at: datetime, form: str) -> str:
        when = QDateTime(at.year, at.month, at.day, at.hour, at.minute, at.second)
        return self._locale.toString(when, QCoreApplication.translate(CONTEXT, form, DATE_FORM))


class SpokenLanguage(QtLanguage):
    """The same, as a screen reader is to say it."""

    @override
    def percent(self, value: int) -> str:
        return Text("{number} percent", number=value).in_language(self)


class PseudoTranslator(QTranslator):
    """Translates every text of the program into the pseudo-language."""

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
            part if place % 2 else part.translate(_ACCENTS) for place, part in enumerate(parts)
        )
        return f"⟦{''.join(accented)}{'~' * round(len(source) * _LONGER)}⟧"


def install_language(application: QCoreApplication, name: str) -> bool:
    """Show the window in a language, such as `de`, from now on; return whether there is one.

    Without a catalogue of it the window stays English, its numbers and dates too.
    """
    translator = _translator_of(name, application)
    QLocale.setDefault(QLocale(name if translator and name != PSEUDO else "en"))
    return translator is not None and application.installTranslator(translator)


def _translator_of(name: str, parent: QCoreApplication) -> QTranslator | None:
    if name == PSEUDO:
        return PseudoTranslator(parent)
    translator, catalogue = QTranslator(parent), resource(f"translations/{name}.qm")
    return translator if name and translator.load(str(catalogue)) else None


def speak(text: Text) -> str:
    """Return a text as a screen reader is to say it."""
    return text.in_language(SpokenLanguage()) if text else ""


def translate(text: Text) -> str:
    """Return a text in the window's language."""
    return text.in_language(QtLanguage()) if text else ""
