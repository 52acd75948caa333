"""What a running seat makes of the certificates its hub shows."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from console.app import certificate_watch
from console.app.certificate_watch import CertificateWatch, Sight
from console.runtime.clock import ManualClock
from console.sync.certificate import Certificate


class Watched(CertificateWatch):
    """A watch that is told what it would have seen."""

    def __init__(self, folder: Path, parent) -> None:
        super().__init__("https://10.0.0.5:8443", "", folder, parent)
        self.told: list[Sight] = []
        self.seen.connect(self.told.append)

    def sees(self, certificate: Certificate | None, is_trusted: bool = True) -> Sight:
        self.take(Sight(certificate, is_trusted))
        return self.told[-1]


def certificate(mark: str = "AB") -> Certificate:
    now = ManualClock().now()
    ends = now + timedelta(days=90)
    return Certificate("CN=hub", "CN=云汀", now - timedelta(days=9), ends, (), mark * 32)


@pytest.fixture
def watch(qapp, tmp_path):
    watch = Watched(tmp_path, qapp)
    yield watch
    watch.deleteLater()


def test_another_certificate_is_new_once_also_after_a_restart(watch, tmp_path, qapp) -> None:
    assert not watch.sees(certificate()).is_new, "the first one is no change"
    assert not watch.sees(None).is_new, "nor is a hub that is away"
    again = Watched(tmp_path, qapp)
    assert again.sees(certificate("CD")).is_new
    assert not again.sees(certificate("CD")).is_new
    again.deleteLater()


def test_what_is_not_trusted_is_never_taken_for_the_hubs_new_one(watch) -> None:
    """Else the hub's own would be told as changed when who stood between has gone."""
    watch.sees(certificate())
    assert not watch.sees(certificate("EE"), is_trusted=False).is_new
    assert not watch.sees(certificate()).is_new


def test_a_spoilt_note_of_the_last_one_stops_nothing(watch, tmp_path) -> None:
    (tmp_path / "certificate.json").write_text("[]")
    assert not watch.sees(certificate()).is_new
    assert watch.sees(replace(certificate(), fingerprint="CD" * 32)).is_new


def test_a_look_that_took_longer_does_not_overrule_the_one_after_it(watch, monkeypatch) -> None:
    """Else a certificate that was exchanged stays 不可信 for half a day."""
    answers = []
    monkeypatch.setattr(certificate_watch, "run_aside", lambda *_: None)
    monkeypatch.setattr(certificate_watch, "when_done", lambda _, __, do: answers.append(do))
    watch.look()
    watch.look()
    first, second = answers
    second(Sight(certificate(), is_trusted=True))
    first(Sight(certificate("EE"), is_trusted=False))
    assert [sight.is_trusted for sight in watch.told] == [True]
