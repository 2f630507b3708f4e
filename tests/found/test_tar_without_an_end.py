"""A tar may lack the zeros at its end: what it holds is whole."""

import pytest

from imageuploader.domain.errors import Damaged, NotOneImage
from tests.disk.archives.byte_stream import unpack
from tests.disk.real_programs import run

RAW = bytes(1080) + b"\x53\xef" + bytes(range(256)) * 400


@pytest.fixture
def tar(tmp_path) -> bytes:
    (tmp_path / "disk.img").write_bytes(RAW)
    return run("tar", "-b1", "-cf", "-", "-C", tmp_path, "disk.img")


def test_the_zeros_at_the_end_may_be_missing(tmp_path, tar):
    content = 512 + len(RAW) + -len(RAW) % 512
    assert len(tar) == content + 1024
    for cut in (content, content + 512):
        assert unpack(tar[:cut]) == RAW
        (tmp_path / "cut.tar").write_bytes(tar[:cut])
        assert run("tar", "-xOf", tmp_path / "cut.tar") == RAW


def test_a_tar_cut_anywhere_else_is_damage(tar):
    content = 512 + len(RAW) + -len(RAW) % 512
    for cut in (content - 1, content - 511, content - 512, content - 5000, content + 1):
        with pytest.raises(Damaged):
            unpack(tar[:cut])


def test_a_header_alone_is_an_archive_without_an_image_or_damage(tar):
    with pytest.raises((Damaged, NotOneImage)):
        unpack(tar[:512])
