"""What only some posts read leaves no word of it where everybody reads."""

from dataclasses import replace
from pathlib import Path

import pytest

from console.app.plugin_door import PluginDoor
from console.app.sight import settle_sight
from console.commands.identity import Identity
from console.contract.grant import sign
from console.domain.alert import ONLINE, ONLINE_TITLE, Alert
from console.domain.mask import Scope
from console.models.mask_words import scope_words
from console.plugin_host.guests.calls import Reading
from console.shell.spoken import load_vocabulary
from offline_cache.lanes import InlineLane
from tests.unit.commands.seat_desk import HUB_KEY, SeatDesk, alert, grant

SECRET = "短视频平台出现“桥洞车被淹”视频"


@pytest.fixture
def desk(tmp_path: Path) -> SeatDesk:
    made = SeatDesk(tmp_path, "leader")
    made.put(found_online(), alert(2))
    return made


def found_online() -> Alert:
    return replace(alert(1), title=SECRET, channel=ONLINE)


def sit(desk: SeatDesk, role: str) -> bool:
    return settle_sight(desk.journal, desk.cache, Identity.of(sign(grant(role), HUB_KEY)))


def test_the_duty_log_names_it_by_no_word_of_it(desk: SeatDesk) -> None:
    told = desk.shown("A001")
    for done in (
        desk.alerts.own(told),
        desk.alerts.verify(told, is_true=True),
        desk.alerts.note(told, SECRET),
        desk.alerts.merge(told, desk.shown("A002")),
    ):
        assert done.result().is_saved, done.result()
    lines = [row.body["text"] for row in desk.cache.select("log_entry")]
    assert len(lines) == 4
    assert not [line for line in lines if SECRET in line]
    assert all(ONLINE_TITLE in line for line in lines)
    assert SECRET not in str(desk.cache.get("alert", "A002"))


def test_what_is_set_aside_is_named_so_too() -> None:
    assert SECRET not in scope_words(Scope(alert="A001"), found_online())


def test_a_person_without_the_right_finds_nothing_of_it_though_the_hub_is_away(
    desk: SeatDesk,
) -> None:
    sit(desk, "leader")
    assert not sit(desk, "opinion"), "who reads the same finds all as it is"
    assert desk.cache.get("alert", "A001") is not None
    assert sit(desk, "officer")
    assert [row.id for row in desk.cache.select("alert")] == ["A002"]
    assert desk.cache.is_incomplete, "nothing of the feed of before is taken any more"


def test_a_seat_that_has_nothing_of_it_is_not_read_anew_at_its_first_start(tmp_path: Path) -> None:
    desk = SeatDesk(tmp_path)
    sit(desk, "officer")
    assert not desk.cache.is_incomplete


async def test_a_plugin_is_given_nothing_of_it(desk: SeatDesk) -> None:
    door = PluginDoor(desk.cache, InlineLane(), desk.executor, lambda *_: None)
    told = await door.alerts(None, Reading())  # type: ignore[arg-type]
    assert [each["id"] for each in told] == ["A002"]


def test_the_voice_says_neither_what_nor_where() -> None:
    assert load_vocabulary().cause_of(found_online()) == ""
