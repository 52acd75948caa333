"""Finished records of the past, newest first."""

from console.hub.store.reader import Place
from tests.unit.hub.hub_desk import OFFICER, Desk, orange

SHOWN = 3 * 86_400.0


def finish(desk: Desk, number: int) -> str:
    alert = desk.post(orange(number))[0].alert
    desk.grant = desk.log_in(OFFICER)
    told = {"alert_id": alert, "is_true": False, "reason": "误报"}
    (answer,) = desk.send(desk.operation("alert.verify", f"alert/{alert}", **told))
    assert answer.status == "applied"
    return alert


def page(desk: Desk, before: int = 2**53, most: int = 100) -> list[tuple[str, int]]:
    rows = desk.core.reader.history({"open"}, desk.core.reader.place(), before, SHOWN, most)
    return [(id, int(rev.rpartition(".")[2])) for _, id, rev, _, _ in rows]


def test_history_is_what_the_open_snapshot_leaves_out_newest_first(desk: Desk) -> None:
    old = [finish(desk, n) for n in range(5)]
    desk.later(days=4)
    still_open = desk.post(orange(50))[0].alert
    recent = finish(desk, 51)
    rows, _ = desk.core.snapshot_page("open", desk.core.reader.place())
    shown = {id for _, id, _, _, _ in rows}
    told = [id for id, _ in page(desk)]
    assert told == old[::-1]
    assert {still_open, recent} <= shown
    assert not shown & set(told)


def test_pages_go_on_where_the_last_ended_and_end(desk: Desk) -> None:
    old = [finish(desk, n) for n in range(5)]
    desk.later(days=4)
    desk.post(orange(50))
    seen: list[str] = []
    before = 2**53
    while rows := page(desk, before, most=2):
        seen += [id for id, _ in rows]
        before = rows[-1][1]
    assert seen == old[::-1]
    assert page(desk, 1) == []
    assert desk.core.reader.history({"open"}, Place(0, 0.0), 2**53, SHOWN, 9) == []
