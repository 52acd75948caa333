"""What a running seat says of the hub's certificate."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from console.app.certificate_watch import CertificateWatch
from console.app.translation import translate
from console.runtime.clock import ManualClock
from console.sync.certificate import Certificate


class Said:
    """Takes notices and audit lines down."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.audit: list[tuple[str, ...]] = []

    def say(self, text: str) -> None:
        self.words.append(text)

    say_refused = say

    def note(self, *line: str) -> None:
        self.audit.append(line)


@pytest.fixture
def said(qapp) -> Iterator[Said]:
    translate(qapp, "zh_CN")
    yield Said()
    translate(qapp, "en")  # the next test finds the language it was written for


def watch(said: Said, folder: Path, clock: ManualClock, parent) -> CertificateWatch:
    return CertificateWatch("https://10.0.0.5:8443", "", folder, clock, said, said, parent)


def certificate(clock: ManualClock, days: float, mark: str = "AB") -> Certificate:
    now = clock.now()
    ends = now + timedelta(days=days)
    return Certificate("CN=hub", "CN=云汀", now - timedelta(days=9), ends, (), mark * 32)


def test_the_end_is_said_a_month_ahead_and_when_it_is_over(said, tmp_path, qapp) -> None:
    clock = ManualClock()
    sees = watch(said, tmp_path, clock, qapp)
    sees.judge(certificate(clock, 31))
    assert said.words == []
    sees.judge(certificate(clock, 12.5))
    assert "还有 12 天到期" in said.words[-1]
    sees.judge(certificate(clock, -1.5))
    assert "已于" in said.words[-1] and "安装人员" in said.words[-1]
    sees.deleteLater()


def test_another_certificate_is_said_once_also_after_a_restart(said, tmp_path, qapp) -> None:
    clock = ManualClock()
    first = certificate(clock, 90)
    sees = watch(said, tmp_path, clock, qapp)
    sees.judge(first)
    sees.judge(None)
    assert said.words == said.audit == [], "the first one is no change, nor is a hub that is away"
    sees.deleteLater()
    again = watch(said, tmp_path, clock, qapp)
    again.judge(replace(first, fingerprint="CD" * 32))
    again.judge(replace(first, fingerprint="CD" * 32))
    assert len(said.words) == 1 and "换了证书" in said.words[0] and "CN=云汀" in said.words[0]
    assert said.audit[0][:2] == ("hub.certificate_changed", "10.0.0.5")
    again.deleteLater()


def test_a_spoilt_note_of_the_last_one_stops_nothing(said, tmp_path, qapp) -> None:
    clock = ManualClock()
    (tmp_path / "certificate.json").write_text("[]")
    sees = watch(said, tmp_path, clock, qapp)
    sees.judge(certificate(clock, 90))
    assert said.words == []
    sees.deleteLater()
