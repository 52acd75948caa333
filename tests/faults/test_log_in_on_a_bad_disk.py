"""G16: a disk that takes nothing keeps nobody from logging in; found by the nemesis."""

from pathlib import Path

import pytest

from console.app.entry import NotLetIn, enter
from console.app.kept_grants import KeptGrants
from console.contract.grant import LoginRequest
from console.runtime.clock import SystemClock
from offline_cache.cipher import Connection, connect_cipher
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from tests.support.hub import PASSWORD, running_hub
from tests.unit.commands.seat_desk import STORE_KEY

NOBODY = "http://127.0.0.1:9"
REQUEST = LoginRequest(account="linlan", password=PASSWORD, seat="seat-1", seat_name="seat-1")


def test_g16_who_is_let_in_by_the_hub_or_a_kept_grant_sits_down_on_a_disk_that_takes_nothing(
    tmp_path: Path,
) -> None:
    """H237: the log-in page stood there busy for ever, without a word."""
    opened: list[Connection] = []

    def connect(path: Path, key: bytes) -> Connection:
        opened.append(connect_cipher(path, key))
        return opened[-1]

    journal = Journal.open(tmp_path / "journal.db", STORE_KEY, InlineLane(), connect=connect)
    clock = SystemClock()
    kept = KeptGrants(journal, clock)
    with running_hub(tmp_path / "hub") as hub:
        opened[0].execute("PRAGMA query_only = ON")
        assert enter(hub.url, REQUEST, clock, "", kept).identity.person == "linlan"
        with pytest.raises(NotLetIn, match="fresh_seat"):
            enter(NOBODY, REQUEST, clock, "", kept)
        opened[0].execute("PRAGMA query_only = OFF")
        enter(hub.url, REQUEST, clock, "", kept)
    opened[0].execute("PRAGMA query_only = ON")
    assert enter(NOBODY, REQUEST, clock, "", kept).identity.person == "linlan"
    journal.close()
