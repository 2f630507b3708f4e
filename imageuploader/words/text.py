"""A text that can be translated: a template and the facts that fill it."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from typing_extensions import override

from imageuploader.domain.printable import printable, printable_lines
from imageuploader.words.language import ENGLISH, Language


class Fact(ABC):
    """A fact that each language writes in its own way: a number, a time, another text.

    No protocol: to look into an object for one takes Python longer than to write the fact.
    """

    __slots__ = ()

    @abstractmethod
    def in_language(self, language: Language) -> str:
        """Return the fact as that language writes it."""


class _Verbatim(str):
    """A text from outside, whose lines stay."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, init=False)
class Text(Fact):
    """A template such as `Retry in {seconds} s` with its facts; `str` gives the English.

    The template must be a literal, so that the extractor of the translation catalogue finds it.
    `plural` makes a text whose wording depends on a count.
    """

    template: str
    facts: dict[str, object] = field(hash=False)
    one: str = ""

    def __init__(self, template: str, **facts: object) -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "facts", facts)
        object.__setattr__(self, "one", "")

    @classmethod
    def plural(cls, one: str, other: str, *, count: object, **facts: object) -> "Text":
        """Return a text whose wording depends on `count`, an int or a Number."""
        text = cls(other, count=count, **facts)
        object.__setattr__(text, "one", one)
        return text

    @classmethod
    def verbatim(cls, text: str) -> "Text":
        """Return a name or a server's sentence as a text, which is never translated."""
        return cls("{text}", text=_Verbatim(text))

    def with_facts(self, **facts: object) -> "Text":
        """Return the same text with other facts."""
        text = Text(self.template, **facts)
        object.__setattr__(text, "one", self.one)
        return text

    @override
    def in_language(self, language: Language) -> str:
        """Return the translated template with the facts as the language writes them."""
        template = language.template(self.template, self.one, self._count)
        return template.format(
            **{name: _written(fact, language) for name, fact in self.facts.items()}
        )

    @property
    def _count(self) -> int | None:
        count = self.facts.get("count")
        value = getattr(count, "value", count)
        return value if self.one and isinstance(value, int) else None

    @override
    def __str__(self) -> str:
        return self.in_language(ENGLISH)

    @override
    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __bool__(self) -> bool:
        return bool(self.template)


def _written(fact: object, language: Language) -> str:
    """Return a fact for display; one that is no part of a language may come from outside."""
    if isinstance(fact, Fact):
        return fact.in_language(language)
    if isinstance(fact, int) and not isinstance(fact, bool):
        return language.number(fact)
    escape = printable_lines if isinstance(fact, _Verbatim) else printable
    return language.from_outside(escape(str(fact)))
