"""G1, G15, G17: what is read out of a damaged journal says what is lost; found by the nemesis."""

from pathlib import Path

import msgspec

from console.runtime.clock import ManualClock
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.rebuild import NUMBERS_SKIPPED, Source, merge, read_source, rebuild
from tests.faults.test_g15_corruption_is_found_set_aside_and_rebuilt import killed_with_log
from tests.unit.commands.seat_desk import STORE_KEY


def test_g15_a_journal_whose_log_was_spoilt_is_not_told_as_read_whole(tmp_path: Path) -> None:
    """H235: SQLite leaves out every act behind the spoilt one, and the salvage said: all."""
    path = killed_with_log(tmp_path / "seat", 30)
    assert read_source(path, STORE_KEY).is_whole
    log = path.with_name("journal.db-wal")
    data = bytearray(log.read_bytes())
    data[len(data) // 3] ^= 1
    log.write_bytes(data)
    said = rebuild(path, STORE_KEY, [read_source(path, STORE_KEY)], ManualClock().now())
    assert said.operations < 30
    assert not said.is_whole
    journal = Journal.open(path, STORE_KEY, InlineLane())
    assert len(journal.pending()) == said.operations
    journal.close()


def test_g17_order_numbers_go_on_beyond_what_was_given_where_the_count_of_them_is_lost() -> None:
    """H236: where the page with the count could not be read, numbers began again at 1."""
    merged = merge([Source(is_whole=False)])
    assert msgspec.json.decode(merged.meta["order_numbers"]) == {"last": NUMBERS_SKIPPED}
    assert "order_numbers" not in merge([Source()]).meta, "a whole journal that gave none"
