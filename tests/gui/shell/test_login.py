"""Logging in: by keyboard, and every failure in plain words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from console.shell.login_page import LoginPage, failure_words


@pytest.fixture
def page(qtbot, chinese, theme):
    page = LoginPage(theme, "https://192.0.2.1:8443", "linlan", "01")
    qtbot.addWidget(page)
    page.resize(1280, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    return page


def test_enter_in_the_password_asks_to_be_logged_in(qtbot, page):
    field = page.focusWidget()
    QTest.keyClicks(field, "geheim")
    with qtbot.waitSignal(page.login_requested) as asked:
        QTest.keyClick(field, Qt.Key.Key_Return)
    form = asked.args[0]
    assert (form.hub, form.account, form.seat) == ("https://192.0.2.1:8443", "linlan", "01")
    assert form.password == "geheim"
    assert "geheim" not in repr(form)


def test_without_password_nothing_is_asked_and_it_says_what_is_missing(qtbot, page):
    with qtbot.assertNotEmitted(page.login_requested):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert page.failure == "账号、登录密码、席位都要填写，代码 259"


def test_a_wrong_password_is_said_and_is_to_be_typed_again(qtbot, page):
    field = page.focusWidget()
    QTest.keyClicks(field, "falsch")
    QTest.keyClick(field, Qt.Key.Key_Return)
    page.show_failure("wrong_password")
    assert page.failure == "账号或登录密码不对，代码 252"
    assert field.text() == "" and field.hasFocus()


@pytest.mark.parametrize("code", ["unreachable", "wrong_seat", "too_many_tries", "not_kept"])
def test_h996_no_failure_leaves_a_password_for_the_next_person(qtbot, page, code):
    field = page.focusWidget()
    QTest.keyClicks(field, "geheim")
    QTest.keyClick(field, Qt.Key.Key_Return)
    page.show_failure(code)
    assert field.text() == "" and field.hasFocus()


def test_full_width_signs_of_an_input_method_are_taken_as_they_are_meant(qtbot, page):
    hub, account, password, seat = page.findChildren(QLineEdit)
    for line, words in (
        (hub, "https：//１０。0.0.5：8443"),
        (account, "ｌｉｎｌａｎ"),
        (seat, " ０１　"),
        (password, "ｇｅｈｅｉｍ"),
    ):
        line.setText(words)
    with qtbot.waitSignal(page.login_requested) as asked:
        QTest.keyClick(password, Qt.Key.Key_Return)
    form = asked.args[0]
    assert (form.hub, form.account, form.seat) == ("https://10.0.0.5:8443", "linlan", "01")
    assert form.password == "ｇｅｈｅｉｍ", "a password is taken letter by letter"


def test_while_the_hub_is_asked_enter_asks_no_second_time(qtbot, page):
    field = page.focusWidget()
    QTest.keyClicks(field, "geheim")
    QTest.keyClick(field, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(page.login_requested):
        QTest.keyClick(field, Qt.Key.Key_Return)
    page.show_failure("unreachable")
    QTest.keyClicks(field, "geheim")
    with qtbot.waitSignal(page.login_requested):
        QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    "code", ["unreachable", "certificate", "version", "not_a_hub", "wrong_seat", "account_disabled"]
)
def test_each_failure_has_words_of_its_own(chinese, code):
    words = failure_words(code)
    assert code not in words
    assert all(ord(character) > 0x2E80 or character in " ，" for character in words)


def test_an_unknown_failure_shows_what_is_known(chinese):
    assert failure_words("teapot", "HTTP 418") == "登录失败：HTTP 418"
