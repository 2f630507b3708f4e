"""An image of which Linode tells nothing: it is said, and the console does not wait for ever."""

from dataclasses import replace

import httpx
import pytest
from typing_extensions import override

from imageuploader.domain.errors import NoWord
from imageuploader.domain.upload import UploadState as S
from imageuploader.transfer.follow import follow_to_end
from imageuploader.transfer.silence import SILENT_SECONDS
from tests.amounts import amount
from tests.fakes import IMAGE, FarSide, paged, refused
from tests.transfer.virtual_time import Night, processing

FAST = 0.001
LONG = amount(4, 12) * SILENT_SECONDS
REFUSALS = {
    "302": httpx.Response(302, headers={"Location": "https://example.org/"}),
    "307": httpx.Response(307, headers={"Location": "https://example.org/"}),
    "400": refused(400, {"reason": "Bad"}),
    "403": refused(403, {"reason": "Unauthorized"}),
    "409": refused(409, {"reason": "Conflict"}),
    "410": refused(410, {"reason": "Gone"}),
    "html": httpx.Response(200, html="<html>"),
    "no object": httpx.Response(200, json=[1]),
    "another id": httpx.Response(200, json=IMAGE | {"id": ".."}),
}
TROUBLES = {
    "line": httpx.ReadError("reset"),
    "name": httpx.ConnectError("no"),
    "429": refused(429),
    "503": refused(503, {"reason": "later"}),
    "maintenance": refused(503, {"reason": "later"}, X_Maintenance_Mode="1"),
}


class Refusing(FarSide):
    """Answers every question about the image, or every question, with the same."""

    def __init__(self, reply, *, every=False):
        super().__init__()
        self.reply, self.every = reply, every

    @override
    def __call__(self, request):
        if not self.every and "/events" in request.url.path:
            return paged()
        if isinstance(self.reply, Exception):
            raise self.reply
        return self.reply


class OneOfTwo(Refusing):
    """Tells of the other image."""

    @override
    def __call__(self, request):
        if request.url.raw_path.endswith(b"78"):
            return httpx.Response(200, json=IMAGE | {"id": "private/78"})
        return super().__call__(request)


def pass_night(tmp_path, far, seconds=SILENT_SECONDS + 100, change=None):
    night = Night(far, processing(tmp_path), seconds=seconds)
    if change is not None:
        night.at[change[0]] = lambda: change[1](night)
    night.pass_by()
    return night, [(at, *silences.values()) for at, silences in night.silences]


@pytest.mark.parametrize("kind", REFUSALS)
def test_a_refusal_is_known_at_once_and_hopeless_after_ten_minutes(tmp_path, kind):
    _, told = pass_night(tmp_path, Refusing(REFUSALS[kind]))
    assert [silence.is_hopeless for _, silence in told] == [at >= SILENT_SECONDS for at, _ in told]
    assert [silence.is_long for _, silence in told] == [at >= SILENT_SECONDS for at, _ in told]
    status = REFUSALS[kind].status_code
    assert {silence.why.status for _, silence in told} == {0 if status == 200 else status}
    assert len({silence.why.since for _, silence in told}) == 1
    assert told[-1][1].is_hopeless


@pytest.mark.parametrize("every", [True, False], ids=["everything", "the image"])
@pytest.mark.parametrize("kind", TROUBLES)
@pytest.mark.few(4)
def test_trouble_that_passes_is_long_after_ten_minutes_and_never_hopeless(tmp_path, kind, every):
    night, told = pass_night(tmp_path, Refusing(TROUBLES[kind], every=every), seconds=LONG)
    assert [silence.is_long for _, silence in told] == [at >= SILENT_SECONDS for at, _ in told]
    assert not any(silence.is_hopeless for _, silence in told)
    assert night.kept == []


def test_one_good_answer_ends_a_silence(tmp_path):
    far = Refusing(REFUSALS["403"])
    _, told = pass_night(tmp_path, far, 1500, (900, lambda night: setattr(night, "far", FarSide())))
    assert [entry for entry in told if entry[0] < 900 and len(entry) == 1] == []
    assert [entry for entry in told if entry[0] > 960 and len(entry) > 1] == []
    assert told[-1][0] > 1400


def test_a_line_that_is_down_between_two_refusals_begins_the_ten_minutes_anew(tmp_path):
    far = Refusing(REFUSALS["403"])

    def breaks(night):
        night.far = Refusing(TROUBLES["line"])
        night.at[480] = lambda: setattr(night, "far", far)

    _, told = pass_night(tmp_path, far, 1000, (420, breaks))
    assert not any(silence.is_hopeless for _, silence in told)
    assert told[-1][1].is_long


def test_a_computer_that_slept_has_not_waited_for_ten_minutes(tmp_path):
    night, told = pass_night(
        tmp_path, Refusing(REFUSALS["403"]), 590, (100, lambda night: night.sleep(3600))
    )
    assert not any(silence.is_long for _, silence in told)
    assert len({silence.why.since for _, silence in told}) == 2
    assert night.kept == []


def test_every_image_has_a_silence_of_its_own(tmp_path):
    one, other = processing(tmp_path, 77), processing(tmp_path, 78)

    night = Night(OneOfTwo(REFUSALS["403"]), one, other, seconds=700)
    night.pass_by()
    assert {name for _, silences in night.silences for name in silences} == {one.id}


def listening(bench, heard):
    context = bench.context()
    return replace(context, callbacks=replace(context.callbacks, on_silence=heard.append))


def test_the_console_ends_after_ten_minutes_and_the_upload_stays_as_it_is(bench, small):
    upload = bench.send(small)
    bench.sandbox.faults.add("look-403")
    heard: list[NoWord | None] = []
    context = listening(bench, heard)
    with pytest.raises(NoWord) as caught:
        follow_to_end(upload, bench.client, context, FAST)
    assert (caught.value.status, caught.value.reason) == (403, "Unauthorized")
    assert isinstance(heard[0], NoWord)
    assert bench.kept[-1].upload.state is S.PROCESSING
    assert upload.image.id in bench.sandbox.images


def test_the_console_goes_on_where_the_image_is_told_of_again(bench, small):
    upload = bench.send(small)
    bench.sandbox.faults.add("look-garbled", 3)
    heard: list[NoWord | None] = []
    settled = follow_to_end(upload, bench.client, listening(bench, heard), FAST)
    assert settled.state is S.AVAILABLE
    assert settled.error is None
    assert [why is None for why in heard][:4] == [False, False, False, True]
    assert all(why is None for why in heard[4:])
