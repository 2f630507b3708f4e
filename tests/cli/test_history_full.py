"""A console whose history can be written no more still ends with its one object."""

import json
import sys

import pytest
from typing_extensions import override

from imageuploader.cli.arguments import parser
from imageuploader.cli.context import Context
from imageuploader.cli.exit_codes import Exit
from imageuploader.cli.output import Output
from imageuploader.cli.streams import Messages
from imageuploader.cli.upload import run
from imageuploader.domain.errors import NoSpace
from imageuploader.domain.settings import Endpoint
from imageuploader.store.folders import places_under
from imageuploader.store.history import History


class FullLater(History):
    """Keeps nothing from a state on."""

    since = ""

    @override
    def keep(self, upload):
        if FullLater.since in {str(moment.state) for moment in upload.timeline}:
            raise NoSpace("/data", 2, 1)
        super().keep(upload)


@pytest.mark.parametrize(
    "row",
    [
        ("queued", Exit.FAILED, "failed", 0),
        ("uploading", Exit.FAILED, "failed", 0),
        ("processing", Exit.DONE, "available", 1),
        ("available", Exit.DONE, "available", 1),
    ],
)
def test_the_end_is_told(sandbox, tmp_path, capsys, image, row):
    since, code, state, kept = row
    FullLater.since = since
    places = places_under(tmp_path / "home").made()
    history = FullLater(places.data / "history.sqlite3")
    context = Context(places, Endpoint(url=sandbox.url), "", history, sandbox.token, pace=0.001)
    told = parser().parse_args(["upload", str(image), "--region", "us-ord", "--json"])
    ended = run(told, context, Output(sys.stdout, Messages()))
    history.close()
    streams = capsys.readouterr()
    assert (ended, json.loads(streams.out)["state"]) == (code, state)
    assert "Not enough space" in streams.err
    assert len(sandbox.images) == kept
