"""How much the account holds is told before the upload, where that would be too much in amber."""

from pathlib import Path

from imageuploader.domain.accounts.terms import Terms, Usage
from tests.ui.fakes import report_on

GB = 10**9
IMAGES = (Path("/disks/a.img.gz"), Path("/disks/b.img.gz"))
FITS = "3 of 25 images, 41 GB of 150 GB used"
FULL = "25 of 25 images used: Linode may refuse it"


def choose(stage, *images):
    stage.window.open_files(list(images))
    for image in images:
        stage.checker.checked.emit(image, report_on(image), None)  # 5.8 GB unpacked
    return stage.window.form


LINES = [
    (Usage(3, 41 * GB), 1, FITS, "secondary"),
    (Usage(25, 41 * GB), 1, FULL, "warning"),
    (Usage(24, 41 * GB), 1, "24 of 25 images, 41 GB of 150 GB used", "secondary"),
    (Usage(24, 41 * GB), 2, "24 of 25 images used: Linode may refuse it", "warning"),
    (Usage(3, 145 * GB), 1, "145 GB of 150 GB used: Linode may refuse it", "warning"),
    (Usage(3, 140 * GB), 1, "3 of 25 images, 140 GB of 150 GB used", "secondary"),
    (Usage(3, 140 * GB), 2, "140 GB of 150 GB used: Linode may refuse it", "warning"),
    (None, 1, "", "secondary"),
]


def test_the_line_above_the_buttons_tells_it(stage):
    for usage, images, line, role in LINES:
        stage.window.form.clear()
        form = choose(stage, *IMAGES[:images])
        form.show_terms(Terms(usage))
        told = form.summary.text(), form.summary.property("role")
        assert told == (line, role), (usage, images)


def test_too_much_is_no_dead_end_and_the_whole_sentence_names_the_ways_out(stage):
    form = choose(stage, IMAGES[0])
    form.show_terms(Terms(Usage(25, 41 * GB)))
    whole = form.summary.toolTip()
    assert all(way in whole for way in ("Delete one", "Linode Support", "try it"))
    assert form.upload_button.accessibleDescription() in whole.replace("<br>", " ")
    form.upload_button.click()
    assert len(stage.queue.added) == 1


def test_an_empty_form_says_nothing_of_it_and_an_error_is_said_first(stage):
    form = stage.window.form
    form.show_terms(Terms(Usage(3, 41 * GB)))
    assert form.summary.text() == ""
    choose(stage, IMAGES[0])
    form.fields.region.choose("")
    form.upload_button.click()
    assert form.summary.text() == "1 field needs attention"
    form.fields.region.choose("us-ord")
    assert form.summary.text() == FITS


def test_the_card_estimates_the_price_of_the_unpacked_size(stage):
    form = choose(stage, IMAGES[0])
    assert "Estimated price: $0.55 a month" in form.drop_area.card.facts
