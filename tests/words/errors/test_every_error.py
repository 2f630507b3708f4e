"""Every error has its words."""

import inspect
import string
from collections.abc import Iterator

import pytest

from imageuploader.domain import errors
from imageuploader.domain.field_problem import FieldProblem, Rule
from imageuploader.words.errors import Action, describe, field_of
from imageuploader.words.text import Text

SAMPLES: dict[str, object] = {
    "problems": (FieldProblem("label", Rule.TOO_LONG, 50, 51, "x" * 51),),
    "path": "/disks/web.img",
    "found": 5_600_000_000,
    "limit": 5 * 1024**3,
    "percent": 63,
    "seconds": 90.0,
    "status": 403,
    "free": 800_000_000,
    "more": (),
    "maintenance": False,
}


def concrete(kind: type[errors.UploadError] = errors.UploadError) -> Iterator[type]:
    below = kind.__subclasses__()
    if not below:
        yield kind
    for child in below:
        yield from concrete(child)


def arguments(kind: type[errors.UploadError]) -> list[str]:
    made = inspect.signature(kind.__init__).parameters.values()
    named = [one.name for one in made if one.kind is one.POSITIONAL_OR_KEYWORD]
    return [name for name in named if name != "self"]


def sample(kind: type[errors.UploadError]) -> errors.UploadError:
    facts = {name: SAMPLES.get(name, f"<{name}>") for name in arguments(kind)}
    if kind in {errors.NoSpace, errors.HistoryFull}:
        facts["needed"] = 2_100_000_000
    if kind is errors.Unreachable:
        facts["sent"] = False
    return kind(**facts)


KINDS = sorted(concrete(), key=lambda kind: kind.__name__)


def texts_of(error: errors.UploadError) -> tuple[str, str, Action]:
    message = describe(error)
    return str(message.headline), str(message.explanation), message.action


def without_gaps(text: Text) -> bool:
    named = {name for _, name, _, _ in string.Formatter().parse(text.template) if name}
    return named <= set(text.facts) and bool(str(text).strip()) and "{" not in str(text)


def test_the_walk_finds_the_whole_tree():
    groups = {"UploadError", "FileError", "LocalError", "AccessError", "NetworkError"}
    named = set(errors.__all__) - groups - {"ServiceError", "TokenStoreError"}
    assert {kind.__name__ for kind in KINDS} == named


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_has_a_cause_and_a_remedy_of_its_own(kind):
    message = describe(sample(kind))
    assert without_gaps(message.headline)
    assert without_gaps(message.explanation)
    assert message.headline.template != "Upload failed"
    assert len(str(message.headline)) <= 100


def test_no_two_kinds_share_their_headline():
    headlines = [describe(sample(kind)).headline.template for kind in KINDS]
    shared = {headline for headline in headlines if headlines.count(headline) > 1}
    assert shared <= {"Upload failed: {reason}"}


@pytest.mark.parametrize("reason", ["{odd} {0}", "50 %"])
def test_what_others_said_is_never_taken_for_a_template(reason):
    telling = [kind for kind in KINDS if "reason" in arguments(kind)]
    kinds = [kind for kind in telling if kind is not errors.NameNotFound]  # the name says it all
    assert len(kinds) > 5
    for kind in kinds:
        error = kind(**sample(kind).facts() | {"reason": reason})
        assert reason in " ".join(map(str, texts_of(error)))


@pytest.mark.parametrize(
    ("error", "headline", "action"),
    [
        (
            errors.TooLarge("/a.gz", 5_600_000_000, 5 * 1024**3),
            "Too large to upload: 5.6 GB",
            Action.CHOOSE_FILE,
        ),
        (
            errors.Damaged("/a.gz", 63, "crc"),
            "The file is damaged (gzip check failed at 63%)",
            Action.CHOOSE_FILE,
        ),
        (
            errors.NoSpace("/tmp", 2_100_000_000, 800_000_000),  # noqa: S108 - only its name
            "Not enough space to prepare: need 2.1 GB, 800 MB free",
            Action.TRY_AGAIN,
        ),
        (
            errors.FileChanged("/a"),
            "The file changed while it was being read",
            Action.UPLOAD_AGAIN,
        ),
        (
            errors.Rejected(400, "region is not valid", "region"),
            "This region cannot store images",
            Action.CHANGE_REGION,
        ),
        (
            errors.AddressRefused(403, "AccessDenied"),
            "Linode's storage did not accept the file (403)",
            Action.REQUEST_AGAIN,
        ),
        (
            errors.NotTrusted("api.example", "self-signed"),
            "The connection is not trusted by this computer",
            Action.TRY_AGAIN,
        ),
        (
            errors.MissingScope("images:read_write", "images:read_only"),
            "This token cannot upload images (Images: read/write is missing)",
            Action.SIGN_IN,
        ),
        (errors.NoToken(), "You are not signed in", Action.SIGN_IN),
        (errors.TokenRefused(), "Token not accepted", Action.SIGN_IN),
        (
            errors.OtherAccount("https://api.example", "jdoe"),
            "This upload was made by the user jdoe",
            Action.SIGN_IN,
        ),
        (
            errors.NoTokenStore(),
            "No password store was found on this system",
            Action.TRY_AGAIN,
        ),
        (
            errors.TokenStorePlain("Notes"),
            "The password store Notes keeps tokens in plain text",
            Action.TRY_AGAIN,
        ),
        (errors.TokenStoreLocked(), "Your password store is locked", Action.TRY_AGAIN),
        (
            errors.TokenStoreRefused("denied"),
            "Access to the password store was refused",
            Action.TRY_AGAIN,
        ),
        (errors.TokenGone("work"), "The saved token is gone", Action.SIGN_IN),
        (
            errors.HistoryFull("/data", 65_536, 1024),
            "There is no space left for the history",
            Action.TRY_AGAIN,
        ),
        (
            errors.HistoryLags("/data"),
            "The history is not up to date: no space is left in /data",
            Action.COPY_DETAILS,
        ),
        (
            errors.HistorySetAside("/data/history.broken"),
            "The history could not be read, so a new one was started",
            Action.COPY_DETAILS,
        ),
        (
            errors.HistoryNewer("/data/history"),
            "The history was created by a newer version of this program",
            Action.COPY_DETAILS,
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_headlines_are_those_of_the_design(error, headline, action):
    assert texts_of(error)[0] == headline
    assert texts_of(error)[2] is action


def test_the_field_of_an_error_is_the_first_that_is_named():
    problems = (
        FieldProblem("tags", Rule.TOO_SHORT, 3, 2, "ab"),
        FieldProblem("region", Rule.REQUIRED),
    )
    assert field_of(errors.BadSpec(problems)) == "tags"
    assert field_of(errors.Rejected(400, "no", "region")) == "region"
    assert field_of(errors.Rejected(400, "no")) == ""
    assert field_of(errors.BadSpec(())) == ""
    assert field_of(errors.NoToken()) == ""


def test_a_history_that_lags_for_another_reason_than_room_names_it():
    message = describe(errors.HistoryLags("/data", "disk I/O error"))
    assert str(message.headline) == "The history in /data is not up to date: disk I/O error"


def test_why_a_history_lags_is_said_in_the_language_of_the_message():
    message = describe(errors.HistoryLags("/data", "another program is writing to it"))
    assert isinstance(message.headline.facts["reason"], Text)
