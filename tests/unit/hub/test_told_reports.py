"""What sources reported, told again to whoever looks for noise: nothing changes by it (H422)."""

from pathlib import Path

import pytest

from console.hub.rules import told
from console.hub.settings import HubSettings
from tests.unit.hub.hub_desk import orange
from tests.unit.hub.test_rule_files import HEAD, rule
from tests.unit.hub.test_rules_at_intake import RuledDesk

RULE = HEAD + rule("water", "delay = 30", "hold_off = 600")


@pytest.fixture
def desk(tmp_path: Path) -> RuledDesk:
    desk = RuledDesk(tmp_path / "hub", HubSettings(hall="yunting", is_ruled=True))
    desk.write(RULE)
    desk.begin()
    return desk


def all_told(desk: RuledDesk, days: float = 7.0):
    pages, after, until = [], 0, desk.clock.now()
    while True:
        page = told.told_page(desk.core.database, desk.settings, after, until, days)
        pages.append(page)
        after = page.next
        if not after:
            return pages


def test_each_report_of_a_named_thing_comes_once_in_order_with_its_rule(desk, monkeypatch):
    monkeypatch.setattr(told, "MOST_REQUESTS", 4)
    for number in range(10):
        over = {"condition": "normal"} if number % 2 else {}
        desk.post(orange(number, source="水务物联", key="level", **over))
        desk.later(seconds=10)
    desk.post(orange(98, source="水务物联", key=""))  # one-off: never over, nothing to hold back
    desk.post(orange(99, source="水务物联", key="drill", exercise=True))
    seq = desk.core.reader.seq()
    pages = all_told(desk)
    reports = [report for page in pages for report in page.reports]
    assert len(pages) == 4 and [r.condition for r in reports] == ["active", "normal"] * 5
    assert [r.at for r in reports] == sorted(r.at for r in reports)
    assert len({r.id for r in reports}) == 10
    held = pages[0].rules[reports[0].rule]
    assert (held.delay, held.hold_off) == (30, 600)
    assert desk.core.reader.seq() == seq


def test_only_the_last_days_are_told_and_an_empty_hub_tells_nothing(desk):
    assert all_told(desk)[0].reports == []
    desk.post(orange(1, source="水务物联", key="old"))
    desk.later(seconds=2 * 86_400)
    desk.post(orange(2, source="水务物联", key="new"))
    (page,) = all_told(desk, days=1)
    assert [report.key.rpartition("/")[2] for report in page.reports] == ["new"]
