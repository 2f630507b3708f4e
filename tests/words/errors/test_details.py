"""The words that depend on an error's facts."""

import shlex

import pytest

from imageuploader.domain import errors
from imageuploader.domain.field_problem import FieldProblem, Rule
from imageuploader.domain.spec import UploadSpec
from imageuploader.words.errors import Action, describe, field_text
from imageuploader.words.shell_commands import convert_command


def headline(error: errors.UploadError) -> str:
    return str(describe(error).headline)


def explanation(error: errors.UploadError) -> str:
    return str(describe(error).explanation)


@pytest.mark.parametrize(
    ("reason", "text", "action"),
    [
        (
            "Failed to decompress image",
            "Linode could not unpack the image",
            Action.TRY_AGAIN,
        ),
        (
            "Image size 7000 exceeds the limit of 6144",
            "The unpacked image is larger than your account allows",
            Action.OPEN_SUPPORT,
        ),
        ("Upload window expired", "The 24-hour upload time ran out", Action.UPLOAD_AGAIN),
        ("Upload canceled", "The upload was cancelled on Linode", Action.UPLOAD_AGAIN),
        ("Disk exploded.", "Upload failed: Disk exploded", Action.COPY_DETAILS),
        (
            "",
            "Upload failed: reason not available with this token",
            Action.COPY_DETAILS,
        ),
    ],
)
def test_a_failed_event_is_described_by_its_message(reason, text, action):
    message = describe(errors.ProcessingFailed(reason))
    assert str(message.headline) == text
    assert message.action is action


def test_bare_numbers_of_a_size_message_are_mb():
    text = explanation(errors.ProcessingFailed("Image size 7000 exceeds the limit of 6144."))
    assert "Image size 7000 MB exceeds the limit of 6144 MB." in text
    text = explanation(errors.ProcessingFailed("Image is larger than 6144 MB"))
    assert "larger than 6144 MB." in text


def test_one_byte_too_many_is_shown_to_the_last_byte():
    error = errors.TooLarge("/a.gz", 5 * 1024**3 + 1, 5 * 1024**3)
    assert headline(error) == "Too large to upload: 5,368,709,121 bytes"
    assert "5,368,709,120 bytes" in explanation(error)


def test_compressing_is_no_remedy_for_a_disk_too_large_unpacked():
    error = errors.TooLarge("/a.gz", 70 * 1024**3, 64 * 1024**3)
    assert headline(error) == "The disk is too large: 75.2 GB"
    assert "ompress" not in explanation(error)


def test_a_compressed_empty_file_is_not_said_to_have_no_bytes():
    assert "no bytes" in explanation(errors.FileEmpty("/a.gz"))
    packed = errors.FileEmpty("/a.gz", "gzip")
    assert headline(packed) == "There is nothing in a.gz"
    assert "no bytes" not in explanation(packed)
    assert "gzip" in explanation(packed)


def test_hosts_and_reasons_are_named():
    assert (
        headline(errors.NameNotFound("api.example", "-2")) == "The host api.example was not found"
    )
    assert "api.example" in explanation(errors.NotTrusted("api.example", "self-signed"))
    assert "self-signed" in explanation(errors.NotTrusted("api.example", "self-signed"))
    refused = errors.Unreachable("api.example", "connection refused")
    assert headline(refused) == "Cannot reach api.example: connection refused"
    broken = errors.Unreachable("api.example", "reset", sent=True)
    assert headline(broken) == "The connection to api.example broke: reset"


@pytest.mark.parametrize(
    ("status", "code", "said", "unsaid"),
    [
        (403, "AccessDenied", "expired", "proxy"),
        (413, "", "larger than the storage accepts", "expired"),
        (400, "EntityTooLarge", "larger than the storage accepts", "expired"),
        (411, "MissingContentLength", "It said MissingContentLength", "expired"),
        (301, "", "proxy", "expired"),
    ],
)
def test_a_refusal_of_the_store_is_reported_as_what_it_was(status, code, said, unsaid):
    text = explanation(errors.AddressRefused(status, code))
    assert said in text
    assert unsaid not in text


def test_no_remedy_names_what_the_program_does_not_have():
    text = explanation(errors.NoSpace("/cache", 5, 1))
    assert "choose" not in text
    assert "/cache" in text
    trust = explanation(errors.NotTrusted("api.example", "self-signed"))
    assert "network settings" not in trust
    assert "--ca" in trust


def test_another_missing_scope_is_named_too():
    error = errors.MissingScope("events:read_only", "")
    assert "(Events: read only is missing)" in headline(error)
    assert headline(errors.MissingScope("", "")) == "This token is not allowed to do this"
    assert "images:read_only" in explanation(
        errors.MissingScope("images:read_write", "images:read_only")
    )


def test_the_servers_own_words_lead_where_it_rejects():
    error = errors.Rejected(400, "Label must be unique", "label", ("Too many tags",))
    assert headline(error) == "Label must be unique"
    assert explanation(error) == (
        "Too many tags. Linode refused the field “label”. Correct it and try again."
    )
    assert headline(errors.Rejected(405, "")) == "Linode refused the request (405)"
    region = errors.Rejected(400, "Region is unknown", "region")
    assert explanation(region) == "Linode says: Region is unknown. Choose another region."


def test_trouble_tells_maintenance_apart():
    assert headline(errors.ServerTrouble(503, maintenance=True)) == "Linode is under maintenance"
    assert headline(errors.ServerTrouble(502)) == "Linode could not answer (502)"


@pytest.mark.parametrize(
    ("spec", "text"),
    [
        (
            UploadSpec("x" * 51, "us-ord"),
            "The label is too long: 51 characters, at most 50 are allowed.",
        ),
        (UploadSpec("", "us-ord"), "The label is missing: enter 1 to 50 characters."),
        (
            UploadSpec("a/b*", "us-ord"),
            (
                "The label may not contain / *: letters A to Z, digits, spaces and "
                ", . ? - _ ' are allowed."
            ),
        ),
        (UploadSpec("web", ""), "The region is missing: choose one."),
        (
            UploadSpec("web", "us-ord", tags=("ab",)),
            "The tag “ab” is too short: 2 characters, at least 3 are needed.",
        ),
        (
            UploadSpec("web", "us-ord", tags=("t" * 101,)),
            f"The tag “{'t' * 30}…” is too long: 101 characters, at most 100 are allowed.",
        ),
        (
            UploadSpec("web", "us-ord", tags=tuple(f"tag{n}" for n in range(501))),
            "Too many tags: 501, at most 500 are allowed.",
        ),
        (
            UploadSpec("web", "us-ord", "d" * 65_001),
            "The description is too long: 65001 characters, at most 65000 are allowed.",
        ),
    ],
)
def test_every_bound_of_the_form_has_its_sentence(spec, text):
    (problem,) = spec.problems()
    assert str(field_text(problem)) == text
    assert headline(errors.BadSpec(spec.problems())) == text


def test_the_other_problems_follow_the_first():
    error = errors.BadSpec(UploadSpec("", "").problems())
    assert explanation(error) == "The region is missing: choose one. Correct this and try again."


@pytest.mark.parametrize("rule", Rule)
def test_a_field_of_tomorrow_has_a_sentence_too(rule):
    text = str(field_text(FieldProblem("note", rule, 3, 2, "x")))
    assert "note" in text
    assert "{" not in text


def test_characters_that_cannot_be_seen_are_written_out():
    assert r"\t" in str(field_text(FieldProblem("label", Rule.CHARACTERS, text="\t"))).replace(
        " ", ""
    )


@pytest.mark.usefixtures("quotes_of_sh")
@pytest.mark.parametrize(
    ("path", "kind", "command"),
    [
        (
            "/d/my disk.qcow2",
            "qcow2",
            "qemu-img convert -f qcow2 -O raw 'my disk.qcow2' 'my disk.img'",
        ),
        ("/d/a.vhd", "vhd", "qemu-img convert -f vpc -O raw a.vhd a.img"),
        ("/d/a.img", "qcow2", "qemu-img convert -f qcow2 -O raw a.img a.img.raw"),
        ("/d/a.img.xz", "xz", "unxz -k a.img.xz"),
        ("/d/a.tar.gz", "tar in gzip", "tar -xf a.tar.gz"),
    ],
)
def test_the_command_to_convert_is_whole_and_quoted(path, kind, command):
    assert convert_command(path, kind) == command
    assert shlex.split(command)
    assert command in explanation(errors.WrongFormat(path, kind))


@pytest.mark.parametrize("kind", ["qcow (version 1)", "qed", "qed in gzip"])
def test_a_format_that_may_point_to_another_file_is_not_converted_unseen(kind):
    assert "backing file" in explanation(errors.WrongFormat("/d/a.img", kind))
    assert "backing file" not in explanation(errors.WrongFormat("/d/a.img", "parallels"))


def test_an_upload_of_another_linode_is_reported_with_its_host():
    error = errors.OtherAccount("https://api.example:444", "")
    assert headline(error) == "This upload went to another Linode: api.example:444"
