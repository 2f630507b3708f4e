"""What is said of a checked file."""

from dataclasses import replace
from pathlib import Path

import pytest

from imageuploader.domain.disk import DiskReport, Finding, FindingCode, Verdict
from imageuploader.words.findings import facts_text, finding_text, verdict_text

FACTS: dict[FindingCode, dict[str, object]] = {
    FindingCode.OVER_USUAL_LIMIT: {"raw_bytes": 9 * 10**9, "limit": 6 * 10**9},
    FindingCode.MISNAMED: {"name": ".img", "kind": "xz"},
    FindingCode.CUT_GPT: {"found": 10**9, "expected": 2 * 10**9},
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


def test_the_size_limit_is_told_as_designed():
    over = Finding(FindingCode.OVER_USUAL_LIMIT, FACTS[FindingCode.OVER_USUAL_LIMIT])
    assert str(finding_text(over)) == "9 GB when unpacked; most accounts allow 6 GB"
    without = str(finding_text(Finding(FindingCode.OVER_USUAL_LIMIT)))
    assert without == "Over 6 GB when unpacked; most accounts allow 6 GB"


def test_an_installer_disc_is_named_as_one():
    text = finding_text(Finding(FindingCode.ISO))
    assert str(text) == "This is an installer disc, not a disk image"


def test_half_of_the_facts_are_as_good_as_none():
    text = finding_text(Finding(FindingCode.CUT_GPT, {"found": 10**9}))
    assert str(text) == str(finding_text(Finding(FindingCode.CUT_GPT)))


def test_unexpected_facts_do_no_harm():
    text = finding_text(Finding(FindingCode.ISO, {"template": "x", "raw_bytes": None}))
    assert "installer" in str(text)


@pytest.mark.parametrize(
    ("verdict", "text"),
    [
        (Verdict.GOOD, "Check: OK"),
        (Verdict.WARN, "Check: OK"),
        (Verdict.CONVERT, "Check: OK, will be compressed before it is sent"),
        (Verdict.REFUSE, "Check: cannot be uploaded"),
    ],
)
def test_a_verdict_is_told_in_a_few_words(verdict, text):
    assert str(verdict_text(replace(REPORT, verdict=verdict))) == text


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "6.8 GB raw, gzip, ext4"),
        ({"format": "raw, ext4"}, "6.8 GB raw, ext4"),
        ({"format": "xz", "raw_bytes": None}, "1.3 GB xz"),
    ],
)
def test_the_facts_are_the_true_size_and_the_format(changes, text):
    assert str(facts_text(replace(REPORT, **changes))) == text
