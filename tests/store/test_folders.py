import os
import stat
from pathlib import Path

import pytest

from imageuploader.domain.errors import DiskFailed
from imageuploader.store.folders import folders_under, system_folders


def folders(places):
    return [places.config, places.data, places.cache, places.log]


def test_one_variable_moves_every_folder(tmp_path):
    places = system_folders({"IMAGEUPLOADER_HOME": str(tmp_path)})
    assert places == folders_under(tmp_path)
    assert all(folder.parent == tmp_path for folder in folders(places))


def test_an_empty_variable_counts_as_none():
    places = system_folders({"IMAGEUPLOADER_HOME": ""})
    assert places == system_folders({})
    assert all("imageuploader" in str(folder) for folder in folders(places))


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_made_folders_are_the_persons_own_and_are_made_once(tmp_path):
    places = folders_under(tmp_path / "new")
    assert places.create() == places.create() == places
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders(places)} == {0o700}


def test_a_file_in_the_way_is_told_with_its_name(tmp_path):
    Path(tmp_path / "data").write_text("in the way")
    with pytest.raises(DiskFailed) as caught:
        folders_under(tmp_path).create()
    assert caught.value.path == str(tmp_path / "data")
