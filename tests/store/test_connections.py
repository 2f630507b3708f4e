"""What is held open: Windows neither renames nor removes a file that is."""

import os
import sqlite3
import sys
from pathlib import Path

import pytest

from imageuploader.store.connections import ThreadConnections

OPEN_FILES = Path("/proc/self/fd")
needs_list = pytest.mark.skipif(sys.platform != "linux", reason="no list of open files here")


def open_count(path: Path) -> int:
    """How often this process has a file open."""
    there, count = path.stat(), 0
    for opened in OPEN_FILES.iterdir():
        try:
            count += os.path.samestat(opened.stat(), there)
        except FileNotFoundError:  # the descriptor of the list itself
            continue
    return count


@needs_list
def test_a_file_that_is_no_database_is_closed_while_its_error_is_still_held(tmp_path):
    path = tmp_path / "history.sqlite3"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(sqlite3.DatabaseError) as caught:
        ThreadConnections(path, 1.0).current()
    assert open_count(path) == 0
    assert "not a database" in str(caught.value)


@needs_list
def test_a_connection_that_is_in_use_is_counted(tmp_path):
    path = tmp_path / "history.sqlite3"
    connections = ThreadConnections(path, 1.0)
    connection = connections.current()
    assert connection is not None
    connection.execute("CREATE TABLE t (a)")
    assert open_count(path) > 0
    connections.close()
    assert open_count(path) == 0
