"""Where a row of the board leads, and what its own keys say; the badge of 工单 on the rail."""

from datetime import timedelta
from types import SimpleNamespace

from PySide6.QtCore import QObject, Signal

from console.app.clock_desk import _open
from console.domain.working_calendar import WorkingCalendar
from console.models.record_clocks import order_clocks
from console.runtime.clock import CHINA, ManualClock
from console.shell import rail_pages
from console.shell.badges import OverdueBadge
from tests.gui.clocks.stage import NOW, limit, normal, order
from widgets.common.theme import Grade


def test_g_sorts_by_kind_and_says_so(stage):
    normal(stage)
    assert "按剩余时间排列" in stage.page.counts.accessibleName()
    stage.room.commands.run("clocks.group")
    assert stage.said[-1] == "按类排列" and "按类排列" in stage.page.counts.accessibleName()
    stage.room.commands.run("clocks.group")
    assert stage.said[-1] == "按剩余时间排列"


def test_a_clock_of_an_order_leads_to_that_order_even_where_it_has_an_alert():
    told = order(1, limit("sign", timedelta(minutes=5), 60, "minutes"))
    (clock,) = order_clocks(told, WorkingCalendar(zone=CHINA), NOW)
    shown: list[str] = []
    window = SimpleNamespace(show_page=shown.append)
    seat = SimpleNamespace(frame=SimpleNamespace(window=window))
    pages = SimpleNamespace(orders=SimpleNamespace(show_order=shown.append))
    _open(seat, pages, clock)
    assert shown == [rail_pages.ORDERS, told.id]


class Clocks(QObject):
    """A source that is told what runs."""

    changed = Signal()
    told: tuple = ()

    def __call__(self):
        return self.told


def test_the_rail_counts_the_orders_that_are_overdue(qapp):
    """Two clocks of one order are one; time alone makes another one late."""
    clock, source, shown = ManualClock(NOW), Clocks(), []
    rail = SimpleNamespace(set_badge=lambda item, count, grade: shown.append((item, count, grade)))
    badge = OverdueBadge(rail, "orders", source, clock)
    assert shown[-1] == ("orders", 0, None)
    calendar = WorkingCalendar(zone=CHINA)
    late = [limit(what, timedelta(hours=2), 60, "minutes") for what in ("sign", "close")]
    soon = limit("sign", timedelta(minutes=59), 60, "minutes")
    both = (order(1, *late), order(2, soon))
    source.told = tuple(c for each in both for c in order_clocks(each, calendar, NOW))
    source.changed.emit()
    assert shown[-1] == ("orders", 1, Grade.RED) and badge._next.isActive()
    clock.jump(61)
    badge._next.timeout.emit()
    assert shown[-1] == ("orders", 2, Grade.RED) and not badge._next.isActive()
    source.told = ()
    source.changed.emit()
    assert shown[-1] == ("orders", 0, None)


def test_the_head_shows_the_keys_there_are_now(stage):
    """A key somebody chose another for still stood in the head as it was delivered."""
    normal(stage)

    def said() -> str:
        return " ".join(line.accessibleName() for line in stage.page._keys)

    assert "Shift E" in said()
    stage.room.commands.choose_keys({"clocks.before": "Ctrl+Shift+E"})
    assert "Ctrl Shift E" in said()
