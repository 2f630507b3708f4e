from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from imageuploader.domain.errors import ProcessingFailed
from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.store.history import History

WAY = (S.REQUESTING, S.UPLOADING, S.FINALISING, S.PROCESSING)
SHA = "9f" * 32


def message_of(upload):
    return "Linode could not unpack the image" if upload.error else ""


@pytest.fixture
def history(tmp_path):
    with closing(History(tmp_path / "history.sqlite3", message_of=message_of)) as opened:
        yield opened


def sent(label="web", *, state=S.PROCESSING, sha256=SHA):
    image = Image(id="private/77", label=label, received={"id": "private/77"})
    spec = UploadSpec(label, "us-ord", tags=("Alpha",))
    upload = Upload(spec, Path("/disks/debian 13.img"), sha256=sha256, image=image)
    for step in (*WAY[: WAY.index(S.PROCESSING) + 1], *([state] if state is not WAY[-1] else [])):
        upload = upload.moved_to(step)
    return upload


def search(history, text):
    return [history.get(found).spec.label for found in history.matching(text)]


def test_a_search_among_some_uploads_finds_only_these(history):
    uploads = [sent("web-1"), sent("web-2"), sent("mail")]
    for upload in uploads:
        history.save(upload)
    among = {uploads[1].id, uploads[2].id, "absent"}
    assert history.matching("web", among=among) == [uploads[1].id]
    assert history.matching("web", among=()) == []


@pytest.mark.parametrize(
    "text",
    [
        "WEB",
        "private/77",
        "debian 13",
        str(Path("/disks")),
        "alpha",
        "us-ord",
        SHA[:9],
        "could not unpack",
        "unpack web alpha",
        "",
        "  ",
    ],
)
def test_every_word_is_looked_for_in_all_that_is_shown(history, text):
    history.save(sent().failed(ProcessingFailed("bad gzip")))
    assert search(history, text) == ["web"]


@pytest.mark.parametrize(
    "text",
    ["web absent", "w%b", "w_b", "w*b", "w?b", "[w]eb", "' OR 1 --", "privat/77", "\0", "web\0"],
)
def test_what_is_nowhere_is_not_found(history, text):
    history.save(sent())
    assert search(history, text) == []


@pytest.mark.parametrize("text", ["*", "?", "[", "]", "[a-z]", "**", "[^", "ä*", "x" * 60_000])
def test_every_sign_is_found_as_it_is(history, text):
    for file in (f"/disks/some-{text}.img", "/disks/abc.img"):
        history.save(replace(sent(), file=Path(file)))
    (found,) = history.matching(text)
    assert text in str(history.get(found).file)


def test_a_label_that_was_changed_is_found_by_the_new_one(history):
    upload = sent()
    history.save(upload)
    history.save(replace(upload, spec=replace(upload.spec, label="edge")))
    assert (search(history, "edge"), search(history, "web")) == (["edge"], [])


def test_the_same_bytes_are_known_once_linode_has_them(history):
    taken = [sent("processing"), sent("there", state=S.AVAILABLE)]
    others = [sent("gone", state=S.GONE), sent("other", sha256="00" * 32), sent("none", sha256="")]
    for upload in taken + others:
        history.save(upload)
    assert {upload.id for upload in history.with_sha256(SHA)} == {u.id for u in taken}
    assert history.with_sha256("") == []
