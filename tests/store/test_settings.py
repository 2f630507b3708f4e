import json
import logging
import os
import stat
import subprocess
import sys
from dataclasses import replace

import pytest

from imageuploader.domain.errors import DiskFailed
from imageuploader.domain.settings import (
    ApiVersion,
    Endpoint,
    FormStart,
    FormValues,
    OnClose,
    SavedAccount,
    Settings,
    Theme,
)
from imageuploader.store.settings import SettingsFile

OURS_ALONE = 0o600 if os.name == "posix" else 0o666
"""The mode of a file that is for its user only; on Windows its folder is."""
FULL = Settings(
    accounts=(
        SavedAccount("work", "jdoe", Endpoint("https://api.example", ApiVersion.V4BETA, "/ca.pem")),
        SavedAccount("home"),
    ),
    account="work",
    region="us-ord",
    tags=("alpha", "béta"),
    cloud_init=True,
    queue=("1f", "2e"),
    form_start=FormStart.DEFAULTS,
    defaults=FormValues("nl-ams", ("base",), cloud_init=True),
    retries=2,
    bandwidth_limit=5_000_000,
    compression_level=6,
    language="de",
    temp_folder="/big disk/tmp",
    prepare_early=False,
    theme=Theme.DARK,
    notify_good=False,
    notify_bad=False,
    sound=True,
    keep_awake=False,
    copy_id=True,
    on_close=OnClose.FINISH,
)


@pytest.fixture
def file(tmp_path):
    return SettingsFile(tmp_path / "settings.json")


def test_no_file_gives_the_usual_settings(file):
    assert file.load() == Settings()


def test_what_is_saved_comes_back(file):
    file.save(FULL)
    assert file.load() == FULL
    assert stat.S_IMODE(file.path.stat().st_mode) == OURS_ALONE
    assert [path.name for path in file.path.parent.iterdir()] == ["settings.json"]


def test_keys_of_another_version_stay_when_ours_are_saved(file):
    row = {"name": "work", "colour": "red"}
    file.path.write_text(json.dumps({"later": [1], "region": "gb-lon", "accounts": [row]}))
    file.save(FULL)
    document = json.loads(file.path.read_text())
    assert (document["later"], document["region"]) == ([1], "us-ord")
    assert (document["accounts"][0]["colour"], document["accounts"][0]["username"]) == (
        "red",
        "jdoe",
    )


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe\x00", b"[" * 100_000, b"7"])
def test_a_file_of_nonsense_gives_the_usual_settings_and_a_log_line(file, content, caplog):
    file.path.write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert file.load() == Settings()
    assert caplog.records
    file.save(FULL)
    assert file.load() == FULL


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("accounts", {}),
        ("accounts", [7, {"name": ""}, {"name": 7}, {"name": "a", "endpoint": {"version": "v9"}}]),
        ("account", 7),
        ("region", None),
        ("tags", "alpha"),
        ("tags", [7]),
        ("cloud_init", "yes"),
        ("compression_level", "6"),
        ("compression_level", True),
        ("compression_level", 10),
        ("language", 7),
    ],
)
def test_one_key_of_nonsense_leaves_the_others(file, key, value, caplog):
    file.path.write_text(json.dumps({"region": "kept", "account": "kept", key: value}))
    usual = Settings(region="kept", account="kept")
    assert file.load() == replace(usual, **{key: getattr(Settings(), key)})
    assert caplog.records


def test_a_name_is_used_once(file):
    file.path.write_text(json.dumps({"accounts": [{"name": "a", "username": "x"}, {"name": "a"}]}))
    assert file.load().accounts == (SavedAccount("a", "x"),)


def test_a_byte_order_mark_does_no_harm(file):
    file.path.write_text(json.dumps({"region": "us-ord"}), "utf-8-sig")
    assert file.load().region == "us-ord"


def test_a_folder_that_is_gone_is_told(tmp_path):
    with pytest.raises(DiskFailed):
        SettingsFile(tmp_path / "gone" / "settings.json").save(FULL)


def test_a_failed_save_leaves_nothing_behind(tmp_path):
    (tmp_path / "settings.json").mkdir()
    with pytest.raises(DiskFailed):
        SettingsFile(tmp_path / "settings.json").save(FULL)
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_reading_the_settings_loads_nothing_heavy():
    program = (
        "import sys, imageuploader.store.settings, imageuploader.store.folders,"
        " imageuploader.store.logs;"
        "print({'httpx', 'pydantic', 'keyring', 'isal', 'asyncio'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
