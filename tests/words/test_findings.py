"""What is said of a checked file."""

from dataclasses import replace
from pathlib import Path

import pytest

from imageuploader.domain.disk_report import (
    DiskReport,
    Finding,
    FindingCode,
    FreeSpace,
    Layout,
    Verdict,
)
from imageuploader.words.findings import (
    facts_text,
    finding_text,
    left_out_text,
    send_text,
    verdict_text,
)

_SIZES: dict[str, object] = {"found": 10**9, "expected": 2 * 10**9}
_OVER: dict[str, object] = {"raw_bytes": 9 * 10**9, "limit": 6 * 10**9}
FACTS: dict[FindingCode, dict[str, object]] = {
    FindingCode.OVER_USUAL_LIMIT: _OVER,
    FindingCode.OVER_SURE_LIMIT: _OVER,
    FindingCode.MISNAMED: {"name": ".img", "kind": "xz"},
    FindingCode.LUKS: {"number": 3},
    FindingCode.DIRTY: {"number": 3},
    FindingCode.CUT_GPT: _SIZES,
    FindingCode.CUT_PARTITION: {"number": 3} | _SIZES,
    FindingCode.CUT_FILE_SYSTEM: {"kind": "fat"} | _SIZES,
}


REPORT = DiskReport(
    Path("web.img.gz"), "gzip, ext4", Verdict.GOOD, 1_300_000_000, 0, raw_bytes=6_800_000_000
)


@pytest.mark.parametrize("code", FindingCode)
def test_every_finding_has_a_sentence_with_and_without_its_facts(code):
    plain = str(finding_text(Finding(code)))
    full = str(finding_text(Finding(code, FACTS.get(code, {}))))
    assert plain
    assert full
    assert "{" not in plain + full
    assert (plain != full) == (code in FACTS)


def test_the_size_limit_is_shown_as_designed():
    over = Finding(FindingCode.OVER_USUAL_LIMIT, FACTS[FindingCode.OVER_USUAL_LIMIT])
    assert str(finding_text(over)) == "9 GB when unpacked; most accounts allow 6 GB"
    without = str(finding_text(Finding(FindingCode.OVER_USUAL_LIMIT)))
    assert without == "Over 6 GB when unpacked; most accounts allow 6 GB"


def test_an_installer_disc_is_named_as_one():
    text = finding_text(Finding(FindingCode.ISO))
    assert str(text).startswith("This is an installer disc, not a disk image")


def test_with_half_of_its_facts_a_finding_is_shown_without_any():
    text = finding_text(Finding(FindingCode.CUT_GPT, {"found": 10**9}))
    assert str(text) == str(finding_text(Finding(FindingCode.CUT_GPT)))


def test_unexpected_facts_do_no_harm():
    text = finding_text(Finding(FindingCode.ISO, {"template": "x", "raw_bytes": None}))
    assert "installer" in str(text)


def test_sizes_that_would_look_the_same_are_shown_to_the_byte():
    cut = Finding(FindingCode.CUT_GPT, {"found": 2 * 10**9 - 512, "expected": 2 * 10**9})
    assert "2,000,000,000 bytes, but the file has only 1,999,999,488 bytes" in str(
        finding_text(cut)
    )


def test_a_file_system_in_a_partition_is_reported_with_its_number():
    facts = FACTS[FindingCode.CUT_FILE_SYSTEM]
    whole = str(finding_text(Finding(FindingCode.CUT_FILE_SYSTEM, facts)))
    inside = str(finding_text(Finding(FindingCode.CUT_FILE_SYSTEM, facts | {"number": 3})))
    assert whole == "The FAT file system has 2 GB, but the file only 1 GB: it is truncated"
    assert "in partition 3" in inside


@pytest.mark.parametrize(
    ("verdict", "kind", "text"),
    [
        (Verdict.GOOD, "gzip, ext4", "Check: OK"),
        (Verdict.WARN, "gzip, ext4", "Check: OK, with warnings"),
        (Verdict.CONVERT, "raw, ext4", "Check: OK, will be compressed before the upload"),
        (Verdict.CONVERT, "gzip, ext4", "Check: OK, will be recompressed before the upload"),
        (Verdict.CONVERT, "qcow2, ext4", "Check: OK, will be converted before the upload"),
        (Verdict.REFUSE, "tar", "Check: cannot be uploaded"),
    ],
)
def test_a_verdict_has_a_few_words(verdict, kind, text):
    assert str(verdict_text(replace(REPORT, verdict=verdict, format=kind))) == text


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "6.8 GB raw, gzip, ext4"),
        ({"format": "raw, ext4"}, "6.8 GB raw, ext4"),
        ({"format": "xz", "raw_bytes": None}, "1.3 GB xz"),
        ({"format": "gzip, gpt", "layout": Layout("gpt")}, "6.8 GB raw, gzip, GPT"),
        ({"layout": Layout(label="rootfs")}, "6.8 GB raw, gzip, ext4 “rootfs”"),
    ],
)
def test_the_facts_are_the_true_size_and_the_format(changes, text):
    assert str(facts_text(replace(REPORT, **changes))) == text


@pytest.mark.parametrize(
    ("is_left_out", "text"), [(True, "To send: about 228 MB"), (False, "To send: about 640 MB")]
)
def test_deleted_data_counts_only_if_it_is_sent(is_left_out, text):
    space = FreeSpace(1_000_000_000, 412_000_000, is_left_out)
    report = replace(REPORT, send_estimate=640_000_000, free_space=space)
    assert str(left_out_text(report)) == "Leaves out 1 GB of deleted data"
    assert str(send_text(report, None)) == text


@pytest.mark.parametrize(
    ("changes", "rate", "text"),
    [
        ({}, 1e6, ""),
        ({"send_estimate": 640_000_000}, None, "To send: about 640 MB"),
        ({"send_estimate": 640_000_000}, 1.2e6, "To send: about 640 MB, about 9 min"),
        ({"send_bytes": 640_000_000}, 1.2e6, "To send: 640 MB, about 9 min"),
        ({"send_bytes": 640_000_000, "send_estimate": 1}, None, "To send: 640 MB"),
        ({"send_bytes": 49_000_000}, 1e7, "To send: 49 MB"),
        ({"send_bytes": 120_000_000}, 1e7, "To send: 120 MB, about 12 s"),
    ],
)
def test_what_is_sent_is_shown_as_exactly_as_it_is_known(changes, rate, text):
    assert str(send_text(replace(REPORT, **changes), rate)) == text
