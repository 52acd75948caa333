"""What a file, a policy or the command line changed while nobody looked is found and audited."""

from pathlib import Path

import pytest

from console.app.seat_audit import SeatAudit
from console.app.settings_seen import SettingsSeen
from console.app.settings_word import main
from console.commands.identity import Identity
from console.contract.grant import sign
from console.runtime.clock import ManualClock
from console.settings.setting_file import write_value
from console.settings.store import Paths, Settings
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from tests.unit.commands.seat_desk import HUB_KEY, STORE_KEY, grant


class Seat:
    """The journal of a seat, and the settings as one start after another reads them."""

    def __init__(self, folder: Path) -> None:
        lane, who = InlineLane(), Identity.of(sign(grant(), HUB_KEY))
        self.journal = Journal.open(folder / "journal.db", STORE_KEY, lane)
        audit = SeatAudit(self.journal, lane, ManualClock(), lambda: who)
        self.seen = SettingsSeen(self.journal, lane, audit)
        self.paths = Paths(
            folder / "policy.toml", folder / "machine.toml", folder / "settings.toml", folder / "p"
        )

    def starts(self, account: str = "linlan") -> Settings:
        settings = Settings(self.paths)
        settings.sit(account)
        self.seen.look(settings)
        return settings

    @property
    def found(self) -> list[tuple[str, str]]:
        lines = self.journal.audit.lines()
        return [(line.object, line.detail) for line in lines if line.result == "found"]


@pytest.fixture
def seat(tmp_path: Path):
    seat = Seat(tmp_path)
    yield seat
    seat.journal.close()


def test_each_change_from_outside_is_found_once(seat: Seat, tmp_path: Path) -> None:
    seat.paths.policy.write_text("[hub]\ncertificate_days = 45\n")
    seat.starts()
    assert seat.found == [], "the first start has nothing to compare with"
    seat.paths.policy.write_text('locked = ["sound.speech"]\n[sound]\nspeech = true\n')
    write_value(seat.paths.machine, "hub.ca", "/etc/other.pem")
    main(["set", "seat.lock_after", "0", "--data", str(tmp_path)])
    seat.starts()
    assert set(seat.found) == {
        ("hub.certificate_days", "45 > - (hall)"),
        ("sound.speech", "- > True (hall)"),
        ("sound.speech", "- > True (locked)"),
        ("hub.ca", "- > /etc/other.pem (machine)"),
        ("seat.lock_after", "- > 0 (seat)"),
    }
    before = len(seat.found)
    seat.starts()
    assert len(seat.found) == before


def test_what_a_person_changed_in_the_program_is_not_found_again(seat: Seat) -> None:
    settings = seat.starts()
    settings.audit = lambda *_: seat.seen.keep(settings)
    settings.set("sound.volume", 70)
    seat.starts()
    seat.starts("zhouyan")
    assert seat.found == []
    (file,) = seat.paths.people.iterdir()
    write_value(file, "sound.volume", 55)
    seat.starts("zhouyan")
    assert seat.found == [], "another person's file is not read"
    seat.starts()
    assert seat.found == [("sound.volume", "70 > 55 (person linlan)")]
