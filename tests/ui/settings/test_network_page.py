"""The page of the network: what is entered holds, and the connection can be tried."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from imageuploader.domain.errors import ProxyWantsPassword
from imageuploader.domain.network.proxy import (
    DIRECT_ROUTE,
    Network,
    ProxyMode,
    ProxySource,
    Route,
)
from imageuploader.domain.settings import Endpoint
from imageuploader.ui.settings.dialog import SettingsDialog

AUTOMATIC = Route("http://ada:hush@proxy:3128", ProxySource.SYSTEM)


@pytest.fixture
def page(stage):
    stage.window.show()
    stage.window.late.window_actions.show_settings()
    return stage.window.findChild(SettingsDialog).network


def enter(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def choose_manual(page):
    combo = page.findChild(QComboBox, "proxyCombo")
    combo.setCurrentIndex(2)
    combo.activated.emit(2)


def test_the_fields_of_a_proxy_are_for_one_of_ones_own(page):
    assert not page.url.isEnabled()
    choose_manual(page)
    assert page.url.isEnabled()


def test_a_proxy_of_ones_own_is_taken_and_its_password_never_saved(page, stage):
    choose_manual(page)
    enter(page.url, "proxy.example.com:3128")
    enter(page.user, "ada")
    enter(page.password, "hush")
    wanted = Network(ProxyMode.MANUAL, "http://proxy.example.com:3128", "ada")
    assert stage.settings.latest.network == wanted
    assert "hush" not in repr(stage.settings.latest)
    assert stage.account.network.calls == [("password", "hush")]


def test_what_is_no_address_is_told_and_not_taken(page, stage):
    choose_manual(page)
    enter(page.url, "ftp://proxy")
    assert "must look like" in page.result.text()
    assert stage.settings.latest.proxy_url == ""


def test_the_connection_is_tried(page, stage):
    QTest.mouseClick(page.check, Qt.MouseButton.LeftButton)
    assert stage.account.network.calls == [("check", Endpoint())]
    assert not page.check.isEnabled()
    stage.account.network.not_reached.emit(ProxyWantsPassword("api.linode.com", "407"))
    assert page.result.text().startswith("The proxy wants a user and a password")
    QTest.mouseClick(page.check, Qt.MouseButton.LeftButton)
    stage.account.network.reached.emit("https://api.example", "", DIRECT_ROUTE)
    assert page.result.text() == "https://api.example answers.\nNo proxy was used."
    stage.account.network.reached.emit("https://api.linode.com", "x.linodeobjects.com", AUTOMATIC)
    assert page.result.text().splitlines() == [
        "https://api.linode.com answers.",
        "The storage at x.linodeobjects.com answers too.",
        "The proxy http://proxy:3128 was used, as the system settings say.",
    ]
