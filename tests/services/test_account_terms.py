"""What an account holds and has agreed to is asked once, when somebody needs it."""

from types import SimpleNamespace

import pytest
import shiboken6

from imageuploader.domain.accounts.terms import Terms, Usage
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import UploadState as S
from imageuploader.services.account_terms import AccountTerms
from tests.sandbox.api_steps import open_api, request_upload
from tests.services.computer import Computer, signed_in
from tests.services.conftest import until


@pytest.fixture
def asking(qtbot, sandbox):
    """An account, and the terms of it."""
    computer = Computer(sandbox.url)
    account = computer.account()
    terms = AccountTerms(account)
    told: list[Terms] = []
    terms.changed.connect(told.append)

    def sign_in(token, name="work"):
        signed_in(qtbot, account, token, name)

    yield SimpleNamespace(account=account, terms=terms, told=told, sign_in=sign_in)
    terms.shut_down()
    shiboken6.delete(terms)
    computer.close()


def asked(sandbox, path="/account/agreements"):
    return [call for call in sandbox.calls if call[1].endswith(path)]


def until_told(qtbot, asking, count=1):
    qtbot.waitUntil(lambda: len(asking.told) >= count)
    return asking.terms.latest


def test_nothing_is_asked_before_a_file_needs_it_and_then_once(qtbot, asking, sandbox):
    asking.sign_in("good")
    assert asked(sandbox, "/images") == []
    asking.terms.require()
    asking.terms.require()
    assert until_told(qtbot, asking) == Terms(Usage(0, 0), needs_agreement=True)
    asking.terms.require()
    assert (len(asked(sandbox)), len(asked(sandbox, "/images"))) == (1, 1)


def test_a_file_that_was_there_before_the_sign_in_is_asked_for_after_it(qtbot, asking):
    asking.terms.require()
    asking.sign_in("good")
    assert until_told(qtbot, asking).needs_agreement


def test_the_images_of_the_account_are_counted(qtbot, asking, sandbox):
    with open_api(sandbox) as api:
        request_upload(api)
        name, _ = request_upload(api)
    sandbox.images[name] |= {"size": 2048, "total_size": 4096}
    asking.sign_in("good")
    asking.terms.require()
    assert until_told(qtbot, asking).usage == Usage(2, 4096 * 1024**2)


@pytest.mark.parametrize(
    ("token", "known"),
    [
        ("restricted", Terms()),
        ("scopes=images:read_write,events:read_only", Terms(Usage())),
        ("scopes=images:read_write,account:read_only", Terms(Usage())),
        ("scopes=images:read_write,account:read_write", Terms(Usage(), needs_agreement=True)),
    ],
)
def test_what_a_token_may_not_know_or_sign_is_never_asked_of_the_person(
    qtbot, asking, token, known
):
    asking.sign_in(token)
    asking.terms.require()
    assert until_told(qtbot, asking) == known


def test_an_account_that_has_agreed_is_not_asked(qtbot, asking, sandbox):
    sandbox.agreements["eu_model"] = True
    asking.sign_in("good")
    asking.terms.require()
    assert until_told(qtbot, asking) == Terms(Usage())


def test_each_account_has_its_own_and_going_back_asks_nothing(qtbot, asking, sandbox):
    asking.sign_in("good", "work")
    asking.terms.require()
    until_told(qtbot, asking)
    asking.sign_in("restricted", "home")
    until_told(qtbot, asking, 2)
    assert asking.terms.latest == Terms()
    before = len(asked(sandbox))
    asking.account.use("work")
    assert asking.told[-1].needs_agreement
    assert len(asked(sandbox)) == before


def test_an_upload_to_europe_signs_and_what_is_known_is_asked_again(qtbot, stage, file):
    terms = AccountTerms(stage.account)
    stage.queue.changed.connect(terms.note_upload)
    stage.account.load()
    qtbot.waitUntil(lambda: stage.account.username != "")
    with qtbot.waitSignal(terms.changed):
        terms.require()
    assert terms.latest.needs_agreement
    until(
        qtbot,
        stage,
        stage.queue.add(file, UploadSpec("web", "de-fra-2", agrees=True), None),
        S.AVAILABLE,
    )
    with qtbot.waitSignal(terms.changed):
        terms.require()
    assert terms.latest.usage is not None
    assert (terms.latest.usage.images, terms.latest.needs_agreement) == (1, False)
    terms.shut_down()
    shiboken6.delete(terms)
