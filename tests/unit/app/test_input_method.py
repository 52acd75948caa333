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
    choose_input_method(environment)
    assert environment.get("QT_IM_MODULE") == asked
