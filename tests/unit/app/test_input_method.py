"""D-01: a desktop that names fcitx must not leave the console without 汉字."""

import pytest

from console.app.input_method import choose_input_method


@pytest.mark.parametrize(
    ("desktop", "asked"),
    [
        ({"QT_IM_MODULE": "fcitx"}, "ibus"),
        ({"QT_IM_MODULE": "fcitx5"}, "ibus"),
        ({"QT_IM_MODULE": "xim", "XMODIFIERS": "@im=fcitx"}, "ibus"),
        ({"XMODIFIERS": "@im=fcitx"}, "ibus"),
        ({"XMODIFIERS": "@im=ibus"}, "ibus"),
        ({"QT_IM_MODULE": "ibus"}, "ibus"),
        ({"QT_IM_MODULE": "compose", "XMODIFIERS": "@im=fcitx"}, "compose"),
        ({"XMODIFIERS": "@im=none"}, None),
        ({}, None),
    ],
)
def test_qt_is_asked_for_the_one_it_has(desktop, asked):
    environment = dict(desktop)
    choose_input_method(environment, lambda name: f"/usr/bin/{name}")
    assert environment.get("QT_IM_MODULE") == asked


@pytest.mark.parametrize(("desktop", "goes"), [("fcitx", True), ("ibus", True), ("compose", False)])
def test_where_fcitx5_stands_alone_it_is_reached_by_the_session_bus(desktop, goes):
    """Qt's plug-in gives up at once where no program is called ibus-daemon."""
    environment = {"QT_IM_MODULE": desktop}
    choose_input_method(environment, lambda name: None)
    assert (environment.get("IBUS_USE_PORTAL") == "1") is goes


def test_where_ibus_is_installed_its_own_socket_is_taken():
    environment = {"QT_IM_MODULE": "ibus"}
    choose_input_method(environment, lambda name: f"/usr/bin/{name}")
    assert "IBUS_USE_PORTAL" not in environment
