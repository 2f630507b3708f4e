import gzip
import os
import zlib

import pytest

from imageuploader.disk.compression.levels import LEVELS
from imageuploader.disk.compression.stored_blocks import ShrinkProbe, store
from imageuploader.disk.files.sparse import BLOCK_BYTES
from tests.disk.archives.byte_stream import ignore_progress
from tests.disk.compression.whole_file import compress
from tests.disk.real_programs import run

NOISE = os.urandom(BLOCK_BYTES)
WORDS = b"what a server starts from is read from its disk, of which much is words\n" * 20_000
TEXT = WORDS[:BLOCK_BYTES]
QUICK_LEVELS = [level for level in LEVELS if level.is_quick]
QUARTER = BLOCK_BYTES // 4


@pytest.mark.parametrize("size", [0, 1, 65534, 65535, 65536, BLOCK_BYTES - 1, BLOCK_BYTES])
def test_what_is_stored_is_read_by_any_inflater_and_may_be_followed_by_more(size):
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    stored = store(memoryview(NOISE)[:size])
    assert len(stored) <= size + 5 * 17
    assert inflater.decompress(stored + store(TEXT)) == NOISE[:size] + TEXT
    assert not inflater.eof


HARDLY = {
    "noise": NOISE,
    "half a block of noise": NOISE[: 2 * QUARTER],
    "what is compressed": zlib.compress(NOISE)[:BLOCK_BYTES],
}
SHRINKS = {
    "text": TEXT,
    "zeros": bytes(BLOCK_BYTES),
    "noise, then text": NOISE[: 3 * QUARTER] + TEXT[:QUARTER],
    "text, then noise": TEXT[:QUARTER] + NOISE[: 3 * QUARTER],
    "noise that is repeated after more than a sample": NOISE[: 16 * 1024] * 64,
    "noise too short for samples": NOISE[:1000],
    "nothing": b"",
}


@pytest.mark.parametrize("name", [*HARDLY, *SHRINKS])
def test_what_hardly_shrinks_is_told_from_what_does(name):
    block = memoryview((HARDLY | SHRINKS)[name])
    assert ShrinkProbe().hardly_shrinks(block) is (name in HARDLY)


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.number)
def test_noise_between_text_comes_out_as_it_went_in_at_every_level(level, tmp_path, cancel):
    raw = NOISE + TEXT + NOISE[::-1] + NOISE[:5000]
    source = tmp_path / "raw"
    source.write_bytes(raw)
    payload = compress(
        source, tmp_path / "out.gz", on_progress=ignore_progress, cancel=cancel, level=level
    )
    assert gzip.decompress(payload.path.read_bytes()) == raw
    assert payload.size < len(raw) - 0.9 * len(TEXT)
    run("gzip", "-t", payload.path)


@pytest.mark.parametrize("level", QUICK_LEVELS, ids=lambda level: level.number)
def test_a_quick_level_stores_noise_and_no_other_does(level, tmp_path, cancel):
    source = tmp_path / "raw"
    source.write_bytes(NOISE)
    stored = store(NOISE)
    for chosen, is_there in ((level, True), (LEVELS[level.number + 4], False)):
        payload = compress(
            source, tmp_path / "out.gz", on_progress=ignore_progress, cancel=cancel, level=chosen
        )
        assert (stored in payload.path.read_bytes()) is is_there
