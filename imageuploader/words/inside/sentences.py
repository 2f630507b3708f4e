"""The headline and the rows about the system inside an image."""

from dataclasses import dataclass
from string import Formatter

from imageuploader.domain.inside.inside import Inside, Observation
from imageuploader.domain.inside.place import path_and_line
from imageuploader.domain.inside.questions import Cause
from imageuploader.domain.inside.vocabulary import Answer, Mode, Row
from imageuploader.words.formatting import listing, size
from imageuploader.words.inside.causes import WORDS
from imageuploader.words.text import Text

_SHOWN_PATHS = 3
_IN_BYTES = frozenset({"free", "size"})
_MODES = {
    Mode.GRUB_2: Text("Starts on Linode with: GRUB 2"),
    Mode.DIRECT_DISK: Text("Starts on Linode with: Direct Disk"),
    Mode.LINODE_KERNEL: Text("Starts on Linode with: Linode's kernel"),
}
_CANNOT_TELL = Text("Cannot tell whether it starts")
_CANNOT_TELL_WHY = Text("Cannot tell whether it starts: {reason}")
_WILL_NOT = Text("Will not start on Linode")
_WILL_NOT_WHY = Text("Will not start on Linode: {reason}")
_REASONS = {
    Cause.EFI_ONLY: Text("only EFI firmware could start it"),
    Cause.OTHER_MACHINE: Text("it is made for another processor"),
    Cause.NO_BOOT_CODE: Text("it has no boot loader"),
    Cause.NO_BOOT_LOADER: Text("its boot loader is incomplete"),
    Cause.NO_ACTIVE_PARTITION: Text("no partition is active"),
    Cause.NO_CONFIG: Text("its boot loader has no configuration"),
    Cause.NO_SYSTEM: Text("there is no system in it"),
    Cause.OTHER_DISK: Text("its root is on a disk that a Linode does not have"),
    Cause.MISSING_ROOT: Text("its root is not in this image"),
    Cause.PARTUUID: Text("its root is not in this image"),
    Cause.NO_DRIVER: Text("it has no driver for a Linode's disk"),
    Cause.NO_KERNEL: Text("its kernel is missing"),
    Cause.NO_INITRAMFS: Text("its initramfs is missing"),
    Cause.INIT_ELSEWHERE: Text("its boot loader has no configuration"),
    Cause.NOT_LOOKED_INTO: Text("the system is in {kind}"),
    Cause.WINDOWS: Text("it may be Windows"),
    Cause.OTHER_BOOT_CODE: Text("its boot loader is not known"),
    Cause.INITRAMFS_NOT_READ: Text("its initramfs could not be read"),
}
_ROWS = {
    Row.STARTS: Text("Starts"),
    Row.NETWORK: Text("Network"),
    Row.CONSOLE: Text("Console"),
    Row.LOG_IN: Text("Log in"),
    Row.CLOUD_INIT: Text("cloud-init"),
    Row.PRIVATE_DATA: Text("Private data"),
    Row.SIZE: Text("Size"),
}
_ANSWERS = {
    Answer.YES: Text("yes"),
    Answer.NO: Text("no"),
    Answer.UNKNOWN: Text("cannot tell"),
    Answer.NOT_ASKED: Text("not asked"),
}
_AT = Text("{place}: {evidence}")
_LINE = Text("{path} line {number}")
_LEAVE_HELPER_ON = Text("Leave Network Helper on: it sets up the network of this system")


@dataclass(frozen=True, slots=True)
class RowWords:
    """What is said of one row; `effect` and `remedy` may be empty."""

    title: Text
    answer: Text
    evidence: Text
    effect: Text
    remedy: Text


def inside_headline(inside: Inside) -> Text:
    """Return in one line whether it starts, and with which kernel setting or why not."""
    reason = obstacle_text(inside)
    if not reason:
        return inside_verdict(inside)
    template = _WILL_NOT_WHY if inside.starts is Answer.NO else _CANNOT_TELL_WHY
    return template.with_facts(reason=reason)


def obstacle_text(inside: Inside) -> Text:
    """Return why it does not start, or cannot be known to; empty if it starts, or no one knows."""
    obstacle = inside.obstacle
    reason = _REASONS.get(obstacle.cause) if obstacle is not None else None
    if obstacle is None or reason is None:
        return Text("")
    return reason.with_facts(**(_missing(reason) | dict(obstacle.facts)))


def inside_verdict(inside: Inside) -> Text:
    """Return the same in a few words, without the reason."""
    if inside.mode is not None:
        return _MODES[inside.mode]
    return _WILL_NOT if inside.starts is Answer.NO else _CANNOT_TELL


def row_words(one: Observation) -> RowWords:
    """Return the sentences for what was found."""
    words, facts = WORDS[one.cause], _shown(one)
    for template in (words.evidence, words.effect):
        facts = _missing(template) | facts
    evidence = words.evidence.with_facts(**facts)
    if one.place and "paths" not in facts:
        evidence = _AT.with_facts(place=_place_text(one.place), evidence=evidence)
    remedy = _LEAVE_HELPER_ON if "helper" in one.facts else words.remedy
    title, answer = _ROWS[one.question.row], _ANSWERS[one.question.answer]
    return RowWords(title, answer, evidence, words.effect.with_facts(**facts), remedy)


def _place_text(place: str) -> Text | str:
    path, line = path_and_line(place)
    return _LINE.with_facts(path=path, number=str(line)) if line else place


def _missing(text: Text) -> dict[str, object]:
    """What stands for the facts of a sentence that an older or newer version did not store."""
    return {name: "?" for _, name, _, _ in Formatter().parse(text.template) if name}


def _shown(one: Observation) -> dict[str, object]:
    facts = dict(one.facts)
    for name in _IN_BYTES & facts.keys():
        count = facts[name]
        facts[name] = size(count) if isinstance(count, int) else count
    paths = facts.get("paths")
    if isinstance(paths, tuple):
        more = ("…",) if len(paths) > _SHOWN_PATHS else ()
        facts["paths"] = listing((*paths[:_SHOWN_PATHS], *more))
    return facts
