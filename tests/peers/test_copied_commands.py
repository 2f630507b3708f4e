"""The commands that the window copies, run by a real shell with real tools."""

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from imageuploader.domain.settings import Endpoint
from imageuploader.domain.spec import UploadSpec
from imageuploader.words.upload_commands import (
    CommandFacts,
    CommandKind,
    possible_kinds,
    quote_cmd,
    quote_powershell,
    quote_sh,
    upload_command,
)
from tests.required_tools import tool

NASTY = (
    *("plain.img.gz", "two words.img.gz", "it's.img.gz", 'say "hi".img.gz', "$(touch bad).img.gz"),
    *("`touch bad`.img.gz", "a;touch bad;.img.gz", "a&&touch bad.img.gz", "-rf.img.gz"),
    *("%PATH%.img.gz", "!bang!.img.gz", "back\\slash.img.gz", "new\nline.img.gz", "*.img.gz"),
    *(
        "ünïcödé 日本.img.gz",
        "#hash ~tilde.img.gz",
        "a|touch bad.img.gz",
        "{a,b}.img.gz",
        "[1-3].img.gz",
    ),
)
WORST = 'O\'Hara "quoted" $HOME `id` $(id) ; & | < > % ! \\ ${x} %{y} #{z} ü\nsecond line'
SPEC = UploadSpec("it's a-label, -x.", "us-ord", WORST, cloud_init=True, tags=("it's", "$(id) é"))


@pytest.fixture
def shell(sandbox, tmp_path, linode_cli):
    """Run a command in an empty folder, as a person does who has a token in the environment."""
    folder = tmp_path / "here"
    folder.mkdir()
    environment = os.environ | {
        "PATH": f"{Path(linode_cli).parent}:{os.environ['PATH']}",
        "LINODE_TOKEN": sandbox.token,
        "LINODE_CLI_TOKEN": sandbox.token,
        "LINODE_CLI_CONFIG": str(tmp_path / "config"),
        "LINODE_CLI_API_SCHEME": "http",
        "LINODE_CLI_API_HOST": sandbox.url.removeprefix("http://"),
        "LINODE_CLI_API_VERSION": "v4",
        "LINODE_CLI_SUPPRESS_VERSION_WARNING": "1",
        "IMAGEUPLOADER_HOME": str(tmp_path / "home"),
    }

    def run(command):
        return subprocess.run(
            [tool("sh"), "-c", command],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    yield run
    assert list(folder.iterdir()) == []  # nothing in a name was run


def facts(sandbox, file, spec=SPEC, *, packed=True):
    return CommandFacts(str(file), spec, Endpoint(url=sandbox.url), packed=packed)


RAW = b"raw \xff\xfe bytes \\ '".decode("utf-8", "surrogateescape")


@pytest.mark.parametrize("word", [*NASTY, WORST, "", "-", RAW])
def test_a_shell_passes_each_word_on_as_it_was(word):
    program = "import os, sys; sys.stdout.buffer.write(os.fsencode(sys.argv[1]))"
    command = f"{quote_sh(sys.executable)} -c {quote_sh(program)} {quote_sh(word)}"
    done = subprocess.run([tool("sh"), "-c", command], capture_output=True, check=True, timeout=30)
    assert done.stdout == os.fsencode(word)


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.few(10)
def test_curl_sends_a_file_of_any_name(sandbox, shell, packed_image, tmp_path, name):
    file = shutil.copy(packed_image, tmp_path / name)
    done = shell(upload_command(CommandKind.CURL_SH, facts(sandbox, file)))
    assert done.returncode == 0, done.stderr
    check_arrived(sandbox, packed_image, SPEC)


@pytest.mark.parametrize("tags", [(), SPEC.tags])
def test_linode_cli_sends_all_fields(sandbox, shell, packed_image, tmp_path, tags):
    spec = UploadSpec(SPEC.label, SPEC.region, SPEC.description, cloud_init=True, tags=tags)
    file = shutil.copy(packed_image, tmp_path / 'it\'s "$(touch bad)".img.gz')
    done = shell(upload_command(CommandKind.CLI_SH, facts(sandbox, file, spec)))
    assert done.returncode == 0, done.stderr + done.stdout
    check_arrived(sandbox, packed_image, spec)


def test_a_raw_file_is_packed_first(sandbox, shell, raw_image, tmp_path):
    file = shutil.copy(raw_image, tmp_path / "it's raw.img")
    command = upload_command(CommandKind.CURL_SH, facts(sandbox, file, packed=False))
    module = f"{quote_sh(sys.executable)} -m imageuploader.cli"
    root = quote_sh(str(Path(__file__).parents[2]))
    ours = command.replace("imageuploader-cli", f"PYTHONPATH={root} {module}", 1)
    done = shell(ours)
    assert done.returncode == 0, done.stderr
    (received,) = sandbox.received.values()
    assert received.raw_sha256 == hashlib.sha256(raw_image.read_bytes()).hexdigest()


def check_arrived(sandbox, packed_image, spec):
    [(name, received)] = sandbox.received.items()
    assert received.sha256 == hashlib.sha256(packed_image.read_bytes()).hexdigest()
    assert gzip.decompress(packed_image.read_bytes())
    image = sandbox.images[name]
    assert image["label"] == spec.label
    assert image["description"] == spec.description
    assert set(image["tags"]) == set(spec.tags)
    assert "cloud-init" in image["capabilities"]


@pytest.mark.parametrize("kind", CommandKind)
def test_no_command_has_a_token(sandbox, kind):
    command = upload_command(kind, facts(sandbox, "/d/a.img.gz"))
    assert "Bearer" not in command.replace("Bearer $LINODE_TOKEN", "").replace(
        "Bearer $env:LINODE_TOKEN", ""
    )


def test_cmd_is_not_offered_for_tags_that_it_cannot_say():
    assert CommandKind.CLI_CMD not in possible_kinds(SPEC)
    assert CommandKind.CLI_CMD in possible_kinds(UploadSpec("a", "us-ord"))


@pytest.mark.parametrize(
    ("word", "powershell", "cmd"),
    [
        ("plain-1.gz", "plain-1.gz", "plain-1.gz"),
        ("two words", "'two words'", '^"two words^"'),
        ("it's", "'it''s'", '^"it\'s^"'),
        ("it\u2019s", "'it\u2019\u2019s'", '^"it\u2019s^"'),
        ('say "hi"', "'say \\\"hi\\\"'", '^"say \\^"hi\\^"^"'),
        ("a & %PATH%", "'a & %PATH%'", '^"a ^& ^%PATH^%^"'),
        ("C:\\dir name\\", "'C:\\dir name\\'", '^"C:\\dir name\\\\^"'),
        ("$x `y", "'$x `y'", '^"$x `y^"'),
    ],
)
def test_words_are_quoted_for_the_shells_of_windows(word, powershell, cmd):
    assert quote_powershell(word) == powershell
    assert quote_cmd(word) == cmd


def test_terraform_does_not_take_names_for_templates(sandbox):
    command = upload_command(CommandKind.TERRAFORM, facts(sandbox, "/d/${x} %{y}.img.gz"))
    assert 'file_path = "/d/$${x} %%{y}.img.gz"' in command
    assert 'resource "linode_image" "it_s_a-label__-x_" {' in command
    assert "\\nsecond line" in command
