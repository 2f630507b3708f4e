"""Every row of the table is as it says."""

import pytest

from tests.disk.content.disk_table import DISKS
from tests.disk.format_table import Made, Refused, Row, Sent, outcome_of, sha256
from tests.disk.format_table_streams import ROWS as STREAMS
from tests.disk.format_table_virtual import ROWS as VIRTUAL
from tests.disk.real_programs import run


@pytest.fixture(scope="session")
def disks(tmp_path_factory):
    """Makes a raw disk of a kind once, gives a copy of it, and returns its checksum."""
    made = {}

    def disk(kind, raw):
        if kind not in made:
            path = tmp_path_factory.mktemp(kind) / "disk.img"
            DISKS[kind](path)
            made[kind] = path, sha256(path)
        path, checksum = made[kind]
        run("cp", "--sparse=always", path, raw)
        return checksum

    return disk


@pytest.mark.big
@pytest.mark.parametrize("row", STREAMS + VIRTUAL, ids=lambda row: row.name)
def test_a_row(row: Row, disks, tmp_path):
    raw, path, folder = tmp_path / "disk.img", tmp_path / "made" / row.name, tmp_path / "temp"
    path.parent.mkdir()
    folder.mkdir()
    content = disks(row.disk, raw)
    row.make(raw, path)
    before = sha256(path), path.stat().st_mtime_ns
    found = outcome_of(path, folder)
    match row.outcome:
        case Sent(format):
            assert (found.outcome, found.format) == ("sent as it is", format)
            assert found.sha256 == content
        case Made(format, notes):
            assert (found.outcome, found.format) == ("converted", format)
            assert found.codes == notes
            assert found.sha256 == content
        case Refused(words):
            assert words in found.outcome
    assert (sha256(path), path.stat().st_mtime_ns) == before
    assert list(folder.iterdir()) == []
