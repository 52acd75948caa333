"""The table of all pairs: what two seats may do to the same matter, and how it ends."""

import csv
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from console.domain.entity import Body
from tests.faults.two_seats import on_alerts, on_forces, on_matters, on_the_hall, on_work_orders
from tests.faults.two_seats.act import Act
from tests.faults.two_seats.hall import Hall, Matter
from tests.faults.two_seats.on_the_hall import ASKED, FILE, looking, shared_file
from tests.support.incident_acts import OF_THE_HALL, ON_ITSELF

TABLE = Path(__file__).with_name("g10_pairs.csv")

ACTS: dict[str, Act] = {
    **on_alerts.ACTS,
    **on_matters.ACTS,
    **on_forces.ACTS,
    **on_the_hall.ACTS,
    **on_work_orders.ACTS,
}
"""Every kind of operation, some in two ways; a new kind without a line here fails."""


def meets(first: str, second: str) -> bool:
    """Whether two acts may be about the same record: what is a matter's own meets its like."""
    pair = {first, second}
    for family in FAMILIES:
        ours = [each.startswith(family) for each in pair]
        if any(ours):
            return all(ours)
    return not pair & ON_ITSELF or pair <= set(OF_THE_HALL)


FAMILIES = (
    ("plan.",),
    ("instruction.",),
    ("shared_file.",),
    ("patrol.",),
    ("viewing.",),
    ("incident_wall.",),
    ("dictionary.",),
    ("duty_post.",),
    ("plugin.",),
)
"""Acts on records that nothing else touches."""


def outcome(hall: Hall, first: str, second: str) -> tuple[str, str, str, list[tuple[Body, Body]]]:
    """Let two seats do two things to a fresh matter; return answers, state, and each step."""
    matter = Matter(hall, hall.next())
    if {first, second} & set(OF_THE_HALL):
        matter.open_incidents()
    if first.startswith(("plan.", "instruction.")):
        matter.follow_plan()
    if first.startswith("shared_file."):
        hall.decide(shared_file("put", **FILE, base=0)(matter, "seat-1"))
    if first.startswith("viewing."):
        hall.decide(looking("ask", own=False, **ASKED)(matter, "seat-1"))
        matter.is_looked_at = True
    if first.startswith("plugin."):
        matter.let_in()
    if first.startswith("incident_wall."):
        matter.open_incidents()
    answers, steps = [], []
    for seat, name in (("seat-1", first), ("seat-2", second)):
        before = hall.desk.body("alert", matter.alert)
        operation = ACTS[name](matter, seat)
        answers.append(hall.decide(operation))
        if name == "alert.acknowledge":
            matter.first_ack = operation.op
        steps.append((before, hall.desk.body("alert", matter.alert)))
    state = matter.state()
    matter.close()
    return answers[0], answers[1], state, steps


def table() -> dict[tuple[str, str], tuple[str, str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            (row["first"], row["second"]): (row["answer"], row["answer_2"], row["state"])
            for row in csv.DictReader(file)
        }


def write(file: Any) -> None:
    """Write what the hub does now."""
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall(Path(folder) / "hub")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["first", "second", "answer", "answer_2", "state"])
        for first in ACTS:
            for second in filter(partial(meets, first), ACTS):
                writer.writerow([first, second, *outcome(hall, first, second)[:3]])
        hall.desk.core.close()


if __name__ == "__main__":
    write(sys.stdout)
