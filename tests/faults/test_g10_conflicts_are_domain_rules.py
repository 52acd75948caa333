"""G10: conflicts are domain rules: what two seats do to one matter ends as the table says.

Each pair of operations is decided by the hub in both orders. The table (`two_seats/g10_pairs.csv`)
was read by a person, line by line; `python -m tests.faults.two_seats.table` writes what the hub
does now, to be compared.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from console.domain.operations.incident_figure_operations import CODES
from console.domain.operations.table import OPERATIONS
from tests.faults.two_seats.hall import Hall
from tests.faults.two_seats.table import ACTS, meets, outcome, table

LEGAL: dict[str, set[str]] = {
    "unverified": {"confirmed", "false", "merged", "ordered", "closed"},
    "confirmed": {"false", "merged", "ordered", "closed"},
    "ordered": {"false", "merged", "closed"},
    "closed": set(),
    "false": set(),
    "merged": {"unverified", "confirmed", "ordered"},
}
"""How far the work may move in one act; what was merged is taken back to what it was, and a card
that a person decides may open what was closed."""


_CARDS = (
    *CODES,
    "work_order_contradicts",
    "instruction_contradicts",
    "dispatched_after_close",
    "diversion_contradicts",
    "diversion_ordered",
)
"""Why a person is asked of a fact."""


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall for each row of the table: in one for all every act is slower than the one before."""
    made = Hall(tmp_path / "hub")
    yield made
    made.desk.core.close()


@pytest.fixture(scope="module")
def expected() -> dict[tuple[str, str], tuple[str, str, str]]:
    return table()


def is_fact(name: str) -> bool:
    return OPERATIONS[name.partition(" ")[0], 1].is_fact


def test_every_kind_of_operation_is_in_the_table(
    expected: dict[tuple[str, str], tuple[str, str, str]],
) -> None:
    kinds = {kind for kind, _ in OPERATIONS}
    assert {name.partition(" ")[0] for name in ACTS} == kinds
    assert set(expected) == {(a, b) for a in ACTS for b in ACTS if meets(a, b)}


@pytest.mark.parametrize("first", ACTS)
def test_both_orders_end_as_the_table_says(
    hall: Hall, expected: dict[tuple[str, str], tuple[str, str, str]], first: str
) -> None:
    for second in filter(partial(meets, first), ACTS):
        answer, answer_2, state, steps = outcome(hall, first, second)
        assert (answer, answer_2, state) == expected[first, second], f"{first}, then {second}"
        for name, told in ((first, answer), (second, answer_2)):
            if is_fact(name):
                assert told in ("applied", *_CARDS), f"a fact was refused: {name}"
        for before, after in steps:
            was, now = (body.get("disposition", "unverified") for body in (before, after))
            assert now == was or now in LEGAL[was], f"{first}, {second}: {was} to {now}"


def test_signatures_merge_and_lines_append_whoever_was_first(hall: Hall) -> None:
    """Both stay, the first counts, and neither order loses one."""
    _, _, state, steps = outcome(hall, "alert.acknowledge", "alert.acknowledge")
    acks = steps[-1][1]["acks"]
    assert [ack["seat"] for ack in acks] == ["seat-1", "seat-2"]
    assert "acks=2" in state
    before = len(hall.desk.bodies("log_entry"))
    outcome(hall, "log.append", "log.append")
    assert len(hall.desk.bodies("log_entry")) == before + 2


def test_what_commutes_ends_the_same_in_both_orders(
    expected: dict[tuple[str, str], tuple[str, str, str]],
) -> None:
    """签收, notes, reports and log lines never depend on who was first."""
    free = (
        "alert.acknowledge", "alert.note", "assignment.report on_scene",
        "assignment.report accepted", "assignment.unreached", "log.append",
    )  # fmt: skip
    for one in free:
        for other in free:
            assert expected[one, other][2] == expected[other, one][2], (one, other)
