"""S3 learns from force assignments: who went where for which matter, and nothing beyond that."""

from datetime import datetime

from console.domain.force_history import went_before
from console.domain.geo import Place
from console.domain.order import Assignment, DispatchOrder, Stage
from console.runtime.clock import CHINA

NOW = datetime(2026, 7, 9, 20, 21, tzinfo=CHINA)


def sent(
    number: int, *units: str, town: str = "望潮街道", matter: str = "flood", **more: object
) -> tuple[DispatchOrder, list[Assignment]]:
    order = DispatchOrder(
        f"O{number}", f"{number}", f"a{number}", "赴现场", NOW, "p", "林岚", "01",
        place=Place("", town), dictionary=f"{matter}@3.7",
    )  # fmt: skip
    told = {"stage": Stage.RELEASED, **more}
    return order, [Assignment(f"{number}{u}", order.id, u, u, **told) for u in units]


def test_counts_are_by_matter_and_a_towns_own_weigh_more() -> None:
    past = [
        sent(1, "a", "b"),
        sent(2, "a"),
        sent(3, "b", town="石汀街道"),
        sent(4, "c", matter="x"),
    ]
    told = went_before(past, "flood", "望潮街道")
    assert {unit: (went.times, went.of) for unit, went in told.items()} == {
        "a": (2, 3),
        "b": (2, 3),
    }
    assert told["a"].share == 0.75 and told["a"].is_usual
    assert told["b"].share == 2.5 / 4
    assert went_before(past, "", "望潮街道") == {}


def test_who_never_answered_was_revoked_or_is_of_this_very_alert_teaches_nothing() -> None:
    silent, back = sent(1, "a", stage=Stage.SENT), sent(2, "a", recalled_by="O9")
    assert went_before([silent, back], "flood", "") == {}
    assert went_before([sent(3, "a")], "flood", "", own="a3") == {}
    twice = [sent(5, "a"), sent(5, "a")]
    assert went_before(twice, "flood", "")["a"].times == 1, "two orders of one matter are one"
    assert not went_before(twice, "flood", "")["a"].is_usual, "one matter is no habit"
