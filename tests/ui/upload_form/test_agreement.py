"""Before the first image in Europe an account agrees to Linode's terms, in the form."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from imageuploader.domain.accounts.terms import Terms
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from tests.ui.fakes import report_on
from tests.ui.fit import cut_texts, stand_still
from tests.ui.steps import activate

IMAGE = Path("/disks/web.img.gz")
NEEDED = Terms(needs_agreement=True)


@pytest.fixture
def form(stage, qtbot):
    """A form that is ready to upload to Chicago, of an account that has not agreed."""
    activate(stage.window, qtbot)
    stage.window.open_files([IMAGE])
    stage.checker.checked.emit(IMAGE, report_on(IMAGE), None)
    stage.window.form.show_terms(NEEDED)
    return stage.window.form


def press(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(6, widget.height() // 2))


def asks(form):
    return form.fields.agreement.isVisible()


def test_only_a_region_in_europe_asks_and_nothing_moves(form):
    def places():
        stand_still()
        return [part.mapTo(form, QPoint(0, 0)) for part in (form.fields.tags, form.upload_button)]

    before = places()
    assert not asks(form)
    form.fields.region.choose("de-fra-2")
    assert asks(form)
    assert places() == before
    form.fields.region.choose("us-east")
    assert not asks(form)


def test_an_account_that_has_agreed_or_that_nobody_knows_is_not_asked(form):
    form.fields.region.choose("de-fra-2")
    form.show_terms(Terms())
    assert not asks(form)


def test_without_the_tick_nothing_is_uploaded_and_the_tick_is_where_the_focus_goes(stage, form):
    form.fields.region.choose("de-fra-2")
    press(form.upload_button)
    box = form.fields.agreement.box
    assert stage.queue.added == []
    assert form.summary.text() == "1 field needs attention"
    assert (box.hasFocus(), box.toolTip()) == (True, "Tick this to store the image in Europe.")
    press(box)
    assert form.summary.text() == ""
    press(form.upload_button)
    [(_, spec, _)] = stage.queue.added
    assert (spec.region, spec.agrees) == ("de-fra-2", True)


def test_the_tick_stays_for_the_next_upload_and_goes_when_all_is_cleared(stage, form):
    form.fields.region.choose("de-fra-2")
    press(form.fields.agreement.box)
    press(form.upload_button)
    assert form.fields.agreement.box.isChecked()
    press(form.clear_button)
    assert not form.fields.agreement.box.isChecked()
    assert len(stage.queue.added) == 1


def test_a_tick_that_is_not_asked_for_any_more_agrees_to_nothing(stage, form):
    form.fields.region.choose("de-fra-2")
    press(form.fields.agreement.box)
    form.fields.region.choose("us-ord")
    press(form.upload_button)
    assert [spec.agrees for _, spec, _ in stage.queue.added] == [False]


def test_a_refused_region_says_so_in_the_line_that_the_tick_stood_in(form):
    form.fields.region.choose("de-fra-2")
    form.fields.show_server_error("region", "This region cannot store images")
    assert not asks(form)
    assert form.fields.error("region") == "This region cannot store images"
    form.fields.region.choose("us-ord")
    form.fields.region.choose("de-fra-2")
    assert asks(form)


def test_an_upload_that_is_put_back_into_the_form_keeps_its_tick(form):
    form.edit(Upload(UploadSpec("web", "de-fra-2", agrees=True), IMAGE))
    assert form.fields.agreement.box.isChecked()
    assert form.fields.spec.agrees


def test_what_one_agrees_to_is_told_on_a_sheet_with_both_documents(form, browser):
    form.fields.region.choose("de-fra-2")
    press(form.fields.agreement.explain)
    page = form.sheet.area.widget()
    assert form.sheet.isVisible()
    for name in ("privacyPolicyButton", "euClausesButton"):
        press(page.findChild(object, name))
    assert browser.pages == [
        "https://www.linode.com/legal-privacy/",
        "https://www.linode.com/eu-model/",
    ]
    assert cut_texts(page) == []


def test_the_keyboard_comes_from_the_region_to_the_tick_and_from_there_to_the_tags(form):
    form.fields.region.choose("de-fra-2")
    form.fields.region.setFocus()
    seen = []
    for _ in range(3):
        QTest.keyClick(form.window().focusWidget(), Qt.Key.Key_Tab)
        seen.append(form.window().focusWidget().objectName())
    assert seen == ["agreementCheck", "agreementHelp", "tagsEdit"]
