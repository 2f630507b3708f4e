"""Where the files of linode-cli and linodego are looked for."""

import os

import pytest

from imageuploader.domain.errors import BadSetting, DiskFailed
from imageuploader.store.accounts.other_tools import config_files, find_accounts, read_accounts


def write(path, token):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"[DEFAULT]\ndefault-user = a\n[a]\ntoken = {token}\n", "utf-8")
    return path


def test_every_place_is_looked_at_once(tmp_path):
    home, config = tmp_path / "home", tmp_path / "xdg"
    files = [
        write(tmp_path / "given", "1"),
        write(home / ".linode-cli", "2"),
        write(config / "linode-cli", "3"),
        write(home / ".config" / "linode-cli", "4"),
        write(home / ".config" / "linode", "5"),
    ]
    environ = {"LINODE_CLI_CONFIG": str(files[0]), "XDG_CONFIG_HOME": str(config)}
    assert list(config_files(environ, home)) == files
    assert [one.token for one in find_accounts(environ, home)] == ["1", "2", "3", "4", "5"]


def test_the_same_token_in_two_files_is_one_account(tmp_path):
    write(tmp_path / ".linode-cli", "same")
    write(tmp_path / ".config" / "linode", "same")
    (found,) = find_accounts({}, tmp_path)
    assert found.file == str(tmp_path / ".linode-cli")


def test_a_file_that_cannot_be_read_hides_no_other(tmp_path):
    write(tmp_path / ".linode-cli", "good")
    bad = tmp_path / ".config" / "linode"
    bad.parent.mkdir()
    bad.write_bytes(b"\xff\xfe[a]")
    assert [one.token for one in find_accounts({}, tmp_path)] == ["good"]
    with pytest.raises(BadSetting):
        read_accounts(bad)
    with pytest.raises(DiskFailed):
        read_accounts(tmp_path / "none")


def test_a_file_that_is_none_is_passed_over_and_a_large_one_is_not_read(tmp_path):
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
    config = tmp_path / ".config"
    (config / "linode-cli").mkdir(parents=True)
    (tmp_path / ".linode-cli").symlink_to(tmp_path / "nowhere")
    write(config / "linode", "t" * 300_000)
    environ = {"LINODE_CLI_CONFIG": str(tmp_path / "pipe")}
    assert find_accounts(environ, tmp_path) == ()
    write(config / "linode", "good")
    assert [one.token for one in find_accounts(environ, tmp_path)] == ["good"]


def test_a_byte_order_mark_of_an_editor_is_no_part_of_a_file(tmp_path):
    path = tmp_path / ".linode-cli"
    path.write_bytes(b"\xef\xbb\xbf[a]\r\ntoken = t\r\n")
    assert [one.token for one in find_accounts({}, tmp_path)] == ["t"]
