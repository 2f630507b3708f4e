import errno

from imageuploader.domain.errors import DiskFailed, NoSpace
from imageuploader.domain.os_errors import file_error, folder_error


def test_a_full_disk_is_told_with_what_was_needed_and_what_is_free(tmp_path):
    found = file_error(tmp_path / "file", OSError(errno.ENOSPC, "full"), 10**6)
    assert isinstance(found, NoSpace)
    assert (found.folder, found.needed) == (str(tmp_path), 10**6)
    assert found.free > 0


def test_a_full_disk_that_is_gone_has_nothing_free(tmp_path):
    found = file_error(tmp_path / "gone" / "file", OSError(errno.EDQUOT, "quota"))
    assert isinstance(found, NoSpace)
    assert found.free == 0


def test_anything_else_is_told_with_the_systems_reason(tmp_path):
    found = file_error(tmp_path / "file", PermissionError(errno.EACCES, "Permission denied"))
    assert isinstance(found, DiskFailed)
    assert found.facts() == {"path": str(tmp_path / "file"), "reason": "Permission denied"}


def test_a_file_of_a_hidden_name_is_told_by_its_folder(tmp_path):
    refused = folder_error(tmp_path / "file", PermissionError(errno.EACCES, "Permission denied"), 1)
    assert refused.facts() == {"path": str(tmp_path), "reason": "Permission denied"}
    assert isinstance(folder_error(tmp_path / "file", OSError(errno.ENOSPC, "full"), 1), NoSpace)
