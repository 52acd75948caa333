"""G1, G15, G17: what is read out of a damaged journal says what is lost; found by the nemesis."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import msgspec

from console.runtime.clock import ManualClock
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.problems import Damaged, StoreProblem
from offline_cache.rebuild import NUMBERS_SKIPPED, Source, merge, read_source, rebuild
from offline_cache.values import PendingOperation
from tests.faults.care_stage import PAGE
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


def test_g15_an_act_after_damage_was_met_is_refused_in_plain_words(tmp_path: Path) -> None:
    """H238: the cipher gives nothing any more and says that there is no memory; the act broke."""
    path = killed_with_log(tmp_path / "seat", 60)
    journal = Journal.open(path, STORE_KEY, InlineLane())
    acts = journal.pending()
    journal.answer_all([(each.op, "applied", {}, None) for each in acts])
    journal.checkpoint()
    journal.close()
    ended = Counter[str]()
    for page in range(1, path.stat().st_size // PAGE):
        copy = Path(copytree(path.parent, tmp_path / str(page))) / path.name
        ended.update(act_on(copy, page, acts[0]))
    assert ended["no_memory"] == 0 and ended["damaged"], ended


def act_on(path: Path, page: int, act: PendingOperation) -> Iterator[str]:
    """Work with a journal of which one page is spoilt; return how all that ended."""
    data = bytearray(path.read_bytes())
    data[page * PAGE + 700] ^= 1
    path.write_bytes(data)
    try:
        journal = Journal.open(path, STORE_KEY, InlineLane())
    except Damaged as problem:
        yield problem.code
        return
    for work in (
        lambda: journal.put_meta("order_numbers", {"last": 1}),
        lambda: journal.append(replace(act, op="another")),
        lambda: journal.decided_before("another"),
        lambda: journal.put_meta("order_numbers", {"last": 2}),
        lambda: journal.append(replace(act, op="a third")),
        lambda: journal.answer(act.op, "applied", {}, None),
    ):
        try:
            work()
        except StoreProblem as problem:
            yield problem.code
        except MemoryError:
            yield "no_memory"
    journal.close()
