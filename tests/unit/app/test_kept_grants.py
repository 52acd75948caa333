"""Who may sit down while the hub is away: by the own password, in the own time, and nobody else."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from console.app.kept_grants import META, MOST, TRIES, WAIT, KeptGrants, NotOpened
from console.contract.grant import LoginAnswer, sign
from console.runtime.clock import ManualClock, to_text
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from tests.unit.commands.seat_desk import HUB_KEY, STORE_KEY, T0, grant

HUB = "https://192.0.2.1:8443"
SECRET = "顺风顺水 1"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal.open(tmp_path / "journal.db", STORE_KEY, InlineLane())
    yield opened
    opened.close()


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def kept(journal: Journal, clock: ManualClock) -> KeptGrants:
    return KeptGrants(journal, clock)


def answer(person: str = "linlan", **told: str) -> LoginAnswer:
    token = sign(grant(person=person, name=person.upper(), **told), HUB_KEY)
    return LoginAnswer(grant=token, public_key="", now=to_text(T0))


def refusal(kept: KeptGrants, account: str, password: str, seat: str = "seat-1") -> str:
    with pytest.raises(NotOpened) as refused:
        kept.open(account, password, seat)
    return refused.value.code


def test_each_person_opens_the_own_grant_with_the_own_password(kept: KeptGrants) -> None:
    kept.keep("linlan", SECRET, HUB, answer("linlan"))
    kept.keep("zhouyan", "另一个", HUB, answer("zhouyan"))
    opened = kept.open("linlan", SECRET, "seat-1")
    assert opened.identity is not None and opened.identity.person == "linlan"
    assert refusal(kept, "zhouyan", SECRET) == "wrong_kept_password"
    assert refusal(kept, "linlan", "另一个") == "wrong_kept_password"
    assert refusal(kept, "wangwei", SECRET) == "not_kept"
    assert refusal(kept, "linlan", SECRET, "seat-2") == "not_kept"


def test_a_seat_nobody_ever_logged_in_at_says_so(kept: KeptGrants) -> None:
    assert refusal(kept, "linlan", SECRET) == "fresh_seat"


def test_whoever_took_over_goes_on_after_a_restart(kept: KeptGrants, journal: Journal) -> None:
    kept.keep("linlan", SECRET, HUB, answer("linlan"))
    kept.keep("zhouyan", SECRET, HUB, answer("zhouyan"))
    kept.open("linlan", SECRET, "seat-1")
    last = KeptGrants(journal, ManualClock()).last()
    assert last is not None and (last.account, last.hub) == ("linlan", HUB)


def test_passwords_are_not_kept_and_equal_ones_do_not_look_alike(
    kept: KeptGrants, journal: Journal
) -> None:
    kept.keep("linlan", SECRET, HUB, answer("linlan"))
    kept.keep("zhouyan", SECRET, HUB, answer("zhouyan"))
    assert SECRET not in str(journal.meta(META))
    assert len({each.verifier for each in kept.all()}) == 2


def test_a_new_password_replaces_the_old_one(kept: KeptGrants) -> None:
    kept.keep("linlan", SECRET, HUB, answer())
    kept.keep("linlan", "新口令", HUB, answer())
    assert refusal(kept, "linlan", SECRET) == "wrong_kept_password"
    assert kept.open("linlan", "新口令", "seat-1").account == "linlan"


def test_five_wrong_passwords_make_the_account_wait(kept: KeptGrants, clock: ManualClock) -> None:
    kept.keep("linlan", SECRET, HUB, answer())
    for _ in range(TRIES):
        assert refusal(kept, "linlan", "falsch") == "wrong_kept_password"
    assert refusal(kept, "linlan", SECRET) == "too_many_tries"
    clock.jump(WAIT)
    assert kept.open("linlan", SECRET, "seat-1").account == "linlan"


def test_what_the_hub_took_back_opens_nothing(kept: KeptGrants) -> None:
    kept.keep("linlan", SECRET, HUB, answer())
    kept.keep("zhouyan", SECRET, HUB, answer("zhouyan"))
    kept.open("linlan", SECRET, "seat-1")
    kept.forget("linlan")
    assert kept.last() is None  # nobody is let in in that person's stead
    assert refusal(kept, "linlan", SECRET) == "not_kept"
    assert kept.open("zhouyan", SECRET, "seat-1").account == "zhouyan"


def test_only_the_last_few_people_are_kept(kept: KeptGrants) -> None:
    for number in range(MOST + 1):
        kept.keep(f"p{number}", SECRET, HUB, answer(f"p{number}"))
    assert refusal(kept, "p0", SECRET) == "not_kept"
    assert len(kept.all()) == MOST


def test_names_are_of_those_whose_time_is_not_over(kept: KeptGrants) -> None:
    over = to_text(T0 - timedelta(minutes=1))
    kept.keep("linlan", SECRET, HUB, answer("linlan"))
    kept.keep("zhouyan", SECRET, HUB, answer("zhouyan", offline_until=over))
    assert [name for name, _ in kept.names(T0)] == ["LINLAN"]


def test_the_grant_an_older_console_kept_still_holds_for_its_person(
    kept: KeptGrants, journal: Journal
) -> None:
    journal.put_meta("grant", {"token": answer().grant, "public_key": "", "hub": HUB})
    last = kept.last()
    assert last is not None and last.identity is not None and last.identity.person == "linlan"
    assert refusal(kept, "linlan", "") == "not_kept"  # it has no password to be opened with
    journal.put_meta("grant", {"token": "broken", "hub": HUB})
    assert kept.last() is None
