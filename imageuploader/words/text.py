"""A sentence that can be translated: a template and the facts that fill it."""

from dataclasses import dataclass, field

from typing_extensions import override


@dataclass(frozen=True, slots=True, init=False)
class Text:
    """A template such as `Retry in {seconds} s` with its facts; `str` gives the English."""

    template: str
    facts: dict[str, object] = field(hash=False)

    def __init__(self, template: str, **facts: object) -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "facts", facts)

    def with_facts(self, **facts: object) -> "Text":
        """Return the same template with its facts."""
        return Text(self.template, **facts)

    def filled(self, template: str) -> str:
        """Return a translation of the template with the facts filled in."""
        return template.format(**self.facts)

    @override
    def __str__(self) -> str:
        return self.filled(self.template)

    def __bool__(self) -> bool:
        return bool(self.template)
