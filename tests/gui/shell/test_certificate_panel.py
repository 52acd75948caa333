"""The chip of the hub's certificate, and the panel that says which one it is and what to do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from console.models.link_status import LinkView
from console.runtime.clock import ManualClock
from console.settings.error_book import error_book
from console.shell.certificate_panel import CertificatePanel
from console.shell.certificate_words import Known, advice_lines, chip_words, grouped
from console.sync.certificate import Certificate
from widgets.common.key_button import KeyButton

NOW = ManualClock().now()
HUB = "https://10.0.0.5:8443"


def certificate(days: float) -> Certificate:
    ends = NOW + timedelta(days=days)
    begins = NOW - timedelta(days=300)
    return Certificate("CN=hub", "CN=云汀区城运中心签发", begins, ends, ("10.0.0.5",), "AB01" * 16)


KNOWN = Known(HUB, "/etc/command-hall/hall.pem", timedelta(days=30), certificate(300))


@pytest.fixture
def panel(qtbot, theme, chinese) -> Iterator[CertificatePanel]:
    window = QWidget()
    qtbot.addWidget(window)
    yield CertificatePanel(theme, window)


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ({}, ""),
        ({"certificate_ends": NOW + timedelta(days=12.5)}, "证书 12 天后到期"),
        ({"certificate_ends": NOW + timedelta(hours=3)}, "证书一天内到期"),
        ({"certificate_ends": NOW - timedelta(hours=3)}, "证书已过期"),
        ({"certificate": "tls_expired"}, "证书已过期"),
        ({"certificate": "tls_early"}, "证书尚未生效"),
        ({"certificate": "tls_other_host"}, "证书地址不符"),
        ({"certificate": "tls_stranger"}, "证书不可信"),
        ({"certificate": "tls"}, "证书不可信"),
    ],
)
def test_the_chip_says_what_is_wrong_in_few_words(chinese, view, words) -> None:
    assert chip_words(LinkView(**view), NOW) == words


def test_it_says_which_one_it_is(panel) -> None:
    panel.show_known(KNOWN, NOW)
    for words in ("CN=hub", "CN=云汀区城运中心签发", "10.0.0.5", "hall.pem", "可信，还有 300 天"):
        assert words in panel.told
    assert grouped("AB01" * 16) in panel.told and "AB01 AB01" in panel.told
    assert f"{KNOWN.found.begins:%Y-%m}" in panel.told and f"{KNOWN.found.ends:%Y-%m}" in panel.told
    assert "不用做什么" in panel.told


def test_one_that_ends_soon_says_what_to_do_before(panel) -> None:
    panel.show_known(replace(KNOWN, found=certificate(30.5)), NOW)
    assert "不用做什么" in panel.told, "not earlier than it is warned of"
    panel.show_known(replace(KNOWN, found=certificate(12.5)), NOW)
    assert "还有 12 天到期" in panel.told and "换发证书" in panel.told
    assert "安装人员" in panel.told and "不用做什么" not in panel.told


@pytest.mark.parametrize("code", [c for c in error_book() if c.startswith("tls")])
def test_a_bad_one_says_why_and_offers_no_way_around(panel, code) -> None:
    panel.show_known(replace(KNOWN, code=code, ca_fault="No such file"), NOW)
    assert f"代码 {error_book()[code].number}" in panel.told
    assert "按断网值守办理" in panel.told and "读不了：No such file" in panel.told
    buttons = [button.accessibleName() for button in panel.findChildren(KeyButton)]
    assert buttons == ["重新检查", "关闭"]


def test_a_name_in_a_certificate_is_shown_as_it_is_written(panel) -> None:
    """Whoever made the certificate chose the name: it is text, not mark-up."""
    panel.show_known(replace(KNOWN, found=replace(certificate(9), subject="CN=<b>hub</b>")), NOW)
    assert "CN=<b>hub</b>" in panel.told
    assert all(label.textFormat().name == "PlainText" for label in panel.facts)


def test_without_a_certificate_it_says_so(panel) -> None:
    plain = Known("http://10.0.0.5:8420", "", timedelta(days=30))
    panel.show_known(plain, NOW)
    assert "没有加密" in panel.told and "系统证书库" in panel.told
    panel.show_known(replace(plain, hub=HUB), NOW)
    assert "还没有读到" in panel.told


def test_what_to_do_begins_like_a_sentence(qapp) -> None:
    code = next(code for code in error_book() if code.startswith("tls"))
    (_, to_do), _ = advice_lines(replace(KNOWN, code=code), NOW)
    assert to_do.startswith("Work on as when offline")
