"""A seat's dictionary with past orders, for the tests and pictures of its panels."""

from console.demo.district import dictionary
from console.demo.district.plan import data
from console.domain.dictionary import (
    IN_FORCE,
    PROPOSED,
    Dictionary,
    EntryChange,
    FieldChange,
)
from console.domain.dispatch_history import DispatchHistory
from console.domain.entity import Entity
from console.domain.past_order import GivenBack, PastOrder
from console.models.dispatch_book import Question, Then

MATTERS = list(dictionary.matters(data("dictionary")))
NAMES = ("小区内大树倒了压着车", "楼道口大树倒了", "门口树倒了挡路", "绿地里大树歪了要倒")


def past() -> DispatchHistory:
    made = DispatchHistory()
    back = (GivenBack("区绿化市容局", "小区内树木属物业"),)
    for n in range(24):
        unit, returns = ("区房管局", back) if n % 4 < 2 else ("区绿化市容局", ())
        made.learn(
            PastOrder(
                f"w{n}",
                f"{n + 3}号{NAMES[n % 4]}，树木倒伏",
                unit,
                "tree-down",
                "云杉街道",
                returns,
                f"2026-07-{n % 20 + 1:02}T08:10",
                f"YT-2607-{n:04}",
            )
        )
    return made


def fallen() -> DispatchHistory:
    """Return orders on trees that fell on cars, as S7 has one."""
    made = DispatchHistory()
    back = (GivenBack("绿化市容", "树木属小区"),)
    for n in range(22):
        title = f"杉影里 {n + 3} 弄树木倒伏，压住一辆轿车"
        at = f"2026-05-{n + 1:02}T08:10"
        unit, returns = ("绿化市容", ()) if n % 3 == 0 else ("区房管局", back)
        made.learn(PastOrder(f"f{n}", title, unit, "", "云杉街道", returns, at, f"GD-{n:04}"))
    return made


class Past:
    """Answers at once what a book answers from its lane."""

    def __init__(self, made: DispatchHistory | None = None) -> None:
        self.made = made or past()
        self.asked: list[Question] = []

    def advise(self, question: Question, owner: object, then: Then) -> None:
        self.asked.append(question)
        then(self.made.advise(question.title, question.town, question.matter, question.own))


CHANGES = (
    EntryChange("changed", "matter", "tree-down", "树木倒伏", (
        FieldChange("lead", "区绿化市容局", "区房管局"),
        FieldChange("clocks", "签收 15 minutes", "签收 10 minutes"),
    )),
    EntryChange("added", "matter", "drone", "无人机坠落"),
    EntryChange("removed", "matter", "handover", "交接班"),
)  # fmt: skip


def records(is_proposed: bool = True) -> list[Entity]:
    """Return entries, cards, codes and the versions."""
    plan = data("dictionary")
    at = "2026-07-20T09:00:00.000+08:00"
    held = Dictionary(IN_FORCE, "0a1b2c3d4e5f", "2026 版", at, "林岚", "字典.xlsx", 35, 42)
    wish = Dictionary(PROPOSED, "99aa88bb77cc", "夏季版", at, "程砚", "夏季.xlsx", 35, 42,
                      held.version, CHANGES, len(CHANGES))  # fmt: skip
    made: list[Entity] = [*MATTERS, *dictionary.cards(plan), *dictionary.codes("1"), held]
    return [*made, wish] if is_proposed else made
