"""The reasons in an error's message are in the language of the message."""

import ast
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from typing_extensions import override

from imageuploader.disk.virtual.disk_map import Role
from imageuploader.domain.errors import Unreachable
from imageuploader.linode.transport_errors import transport_error_of
from imageuploader.words.errors import describe
from imageuploader.words.errors.reasons import reason_text
from imageuploader.words.language import English
from imageuploader.words.text import Text

DISK = Path(__file__).parents[3] / "imageuploader" / "disk"


def reasons_of_damage() -> Iterator[str]:
    """The sentences that the readers of files give as what is wrong."""
    for path in DISK.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
                ("Malformed", "damage", "Damaged")
            ):
                literals = [part.value for part in node.args if isinstance(part, ast.Constant)]
                yield from (part for part in literals if isinstance(part, str) and " " in part)


def test_each_reason_that_a_file_is_refused_for_is_a_text():
    reasons = {*reasons_of_damage(), *map(str, Role)}
    assert len(reasons) > 30
    texts = {reason: reason_text(reason) for reason in reasons}
    assert [reason for reason, text in texts.items() if not isinstance(text, Text)] == []
    assert {str(text) for text in texts.values()} == reasons


@pytest.mark.parametrize(
    "error",
    [
        httpx.ConnectTimeout(""),
        httpx.ReadTimeout("30 s"),
        httpx.WriteTimeout("60 s"),
        httpx.ConnectError(""),
        httpx.RemoteProtocolError(""),
    ],
)
def test_each_reason_that_a_connection_breaks_for_is_a_text(error):
    failed = transport_error_of(error, "api.linode.com")
    assert isinstance(failed, Unreachable)
    text = reason_text(failed.reason)
    assert isinstance(text, Text)
    assert str(text) == failed.reason


class Shouting(English):
    @override
    def template(self, template, one="", count=None):
        said = super().template(template, one, count).upper()
        return said.replace("{REASON}", "{reason}").replace("{HOST}", "{host}")


def test_a_message_has_its_reason_in_its_language_and_others_words_as_they_are():
    known = describe(Unreachable("h", "connection refused")).headline
    assert known.in_language(Shouting()) == "CANNOT REACH h: CONNECTION REFUSED"
    foreign = describe(Unreachable("h", "certificate expired")).headline
    assert foreign.in_language(Shouting()) == "CANNOT REACH h: certificate expired"
    assert str(known) == "Cannot reach h: connection refused"
