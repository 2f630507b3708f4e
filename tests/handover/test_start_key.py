import os
import socket

import pytest

from imageuploader.command_line import API_VERSIONS, command_line
from imageuploader.domain.settings import ApiVersion
from imageuploader.handover.start_key import key_of, shares_a_window, socket_address

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has pipes, not folders of sockets")


def key(*arguments, **environ):
    return key_of(command_line().parse_args(arguments), environ)


@pytest.mark.parametrize("flags", [["--demo"], ["--show", __file__]], ids=str)
def test_a_practice_run_and_a_scripted_one_join_nobody(flags):
    assert not shares_a_window(command_line().parse_args(flags))
    assert shares_a_window(command_line().parse_args(["disk.img", "--verbose"]))


def test_a_file_to_show_that_is_not_there_ends_the_program_with_an_error(capsys):
    with pytest.raises(SystemExit) as ended:
        command_line().parse_args(["--show", "no-such.img", "--exit"])
    assert ended.value.code == 2
    assert "there is no file no-such.img" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("flags", "environ"),
    [
        (["--api-url", "https://api.example.com"], {}),
        (["--api-version", "v4beta"], {}),
        (["--ca", "ca.pem"], {}),
        ([], {"LINODE_URL": "https://api.example.com"}),
        ([], {"LINODE_API_VERSION": "v4beta"}),
        ([], {"LINODE_CA": "ca.pem"}),
        ([], {"LINODE_TOKEN": "of another account"}),
        ([], {"IMAGEUPLOADER_HOME": "elsewhere"}),
        ([], {"XDG_DATA_HOME": "/elsewhere"}),
        ([], {"DISPLAY": ":7"}),
        ([], {"WAYLAND_DISPLAY": "wayland-7"}),
    ],
    ids=str,
)
def test_what_differs_is_not_joined(flags, environ):
    assert key(*flags, **environ) != key()


def test_what_is_the_same_is_joined_however_it_was_said():
    assert key("a.img", "--verbose") == key("b.img", LANG="de_DE.UTF-8")
    assert key("--api-url", "https://a.example") == key(LINODE_URL="https://a.example")


def test_a_relative_folder_is_that_of_the_working_directory(tmp_path, monkeypatch):
    here = key(IMAGEUPLOADER_HOME="home")
    monkeypatch.chdir(tmp_path)
    assert key(IMAGEUPLOADER_HOME="home") != here
    assert key(IMAGEUPLOADER_HOME="home") == key(IMAGEUPLOADER_HOME=str(tmp_path / "home"))


def test_the_token_is_not_in_the_key():
    assert "5ec2e7" not in key(LINODE_TOKEN="5ec2e7")  # noqa: S106 - a token of a test


def test_the_versions_are_those_of_the_settings():
    assert list(API_VERSIONS) == [str(version) for version in ApiVersion]


@posix
class TestFolder:
    def test_it_is_in_the_runtime_folder_of_the_session(self, tmp_path):
        tmp_path.chmod(0o700)
        address = socket_address("k", {"XDG_RUNTIME_DIR": str(tmp_path)})
        assert address is not None
        assert address == tmp_path / "imageuploader" / "k.sock"
        assert address.parent.stat().st_mode & 0o777 == 0o700

    @pytest.mark.parametrize("runtime", ["", "relative", "/does/not/exist"])
    def test_without_one_it_is_in_a_folder_of_ours(self, tmp_path, runtime):
        address = socket_address("k", {"XDG_RUNTIME_DIR": runtime, "TMPDIR": str(tmp_path)})
        assert address is not None
        assert address == tmp_path / f"imageuploader-{os.getuid()}" / "k.sock"
        assert address.parent.stat().st_mode & 0o777 == 0o700

    def test_a_folder_that_others_may_enter_is_not_taken(self, tmp_path):
        (tmp_path / f"imageuploader-{os.getuid()}").mkdir()
        (tmp_path / f"imageuploader-{os.getuid()}").chmod(0o755)
        assert socket_address("k", {"TMPDIR": str(tmp_path)}) is None

    def test_a_link_in_the_place_of_the_folder_is_not_followed(self, tmp_path):
        (tmp_path / "elsewhere").mkdir(mode=0o700)
        (tmp_path / f"imageuploader-{os.getuid()}").symlink_to(tmp_path / "elsewhere")
        assert socket_address("k", {"TMPDIR": str(tmp_path)}) is None

    def test_a_path_too_long_for_a_socket_gives_way_to_a_short_one(self, tmp_path):
        runtime = tmp_path / ("x" * 100)
        runtime.mkdir()
        environ = {"XDG_RUNTIME_DIR": str(runtime), "TMPDIR": "/tmp"}  # noqa: S108 - must be short
        address = socket_address("k" * 24, environ)
        assert address is not None
        with socket.socket(socket.AF_UNIX) as sock, pytest.raises(FileNotFoundError):
            sock.connect(str(address))
