"""No field of a request is left out of a command that is offered for it."""

from dataclasses import fields, replace
from typing import Any

import pytest

from imageuploader.domain.settings import Endpoint
from imageuploader.domain.spec import UploadSpec
from imageuploader.words.upload_commands import (
    CommandFacts,
    CommandKind,
    possible_kinds,
    upload_command,
)

VALUES: dict[type, Any] = {str: "text", bool: True, tuple: ("one", "two")}
NOT_ASKED = {"agrees"}
"""Sent for the account, not for the image."""

OF_SPEC = {field.name: field.default for field in fields(UploadSpec)}


def spec_with(*names):
    """Label, region and these fields, each with a value that is not what it is by default."""
    given = {name: VALUES[type(OF_SPEC[name])] for name in names}
    return replace(UploadSpec("a-label", "us-ord"), **given)


OPTIONAL = sorted(OF_SPEC.keys() - NOT_ASKED - {"label", "region"})
SPECS = [spec_with(), *map(spec_with, OPTIONAL), spec_with(*OPTIONAL)]


def test_a_request_has_every_field_that_is_given():
    assert spec_with(*OPTIONAL).request().keys() == OF_SPEC.keys() - NOT_ASKED
    for name in OPTIONAL:
        assert spec_with(name).request().keys() == {"label", "region", name}


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: " ".join(spec.request()))
def test_each_command_that_is_offered_says_every_field(spec):
    kinds = possible_kinds(spec)
    assert {CommandKind.CLI_SH, CommandKind.CURL_SH, CommandKind.WEB_POWERSHELL} <= set(kinds)
    for kind in kinds:
        command = upload_command(kind, CommandFacts("/d/a.img.gz", spec, Endpoint()))
        for name in spec.request():
            assert name in command.replace("cloud-init", "cloud_init"), kind
