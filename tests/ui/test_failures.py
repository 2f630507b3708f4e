"""What Linode said is read where it belongs."""

from pathlib import Path

from PySide6.QtWidgets import QLabel

from imageuploader.domain.errors import AddressRefused, Rejected
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload


def failed(error):
    return Upload(UploadSpec("web-1", "us-ord"), Path("disk.img.gz")).failed(error)


def test_a_refused_region_is_told_under_the_region(stage):
    stage.queue.changed.emit(failed(Rejected(400, "region is not valid", "region")))
    told = stage.window.form.findChild(QLabel, "regionError")
    assert isinstance(told, QLabel)
    assert told.text() == "This region cannot store images"


def test_a_refused_address_is_told_above_the_form(stage):
    stage.queue.changed.emit(failed(AddressRefused(403, "AccessDenied")))
    banner = stage.window.form.findChild(QLabel, "formBanner")
    assert isinstance(banner, QLabel)
    assert banner.text().startswith("web-1: Linode's storage did not accept the file (403)")
    assert banner.isVisibleTo(stage.window.form)
