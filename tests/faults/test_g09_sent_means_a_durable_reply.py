"""G9: "sent" is said only after a durable reply; trouble in the seat's own books unsays nothing."""

import pytest

from console.bench.nemesis.disk import FULL, Killed
from console.bench.nemesis.evening import Workshop
from tests.faults.simulated_hall import Hall, play


def test_a_full_disk_after_a_good_reply_marks_nothing_failed(workshop: Workshop) -> None:
    """The hub has applied the act; the seat cannot write that down until it has room again."""

    async def script(hall: Hall) -> None:
        seat, person = hall.seats[0], hall.people[0]
        life = seat.life
        assert life is not None
        person._note(life, "seat-1-full")
        op = hall.ledger.acts[-1].op
        seat.spoil_writing(FULL)
        await hall.pass_time(10.0)
        held = [row[0] for row in hall.hub.file.look("SELECT op FROM operations")]
        assert op in held, "the hub has it"
        waiting = [each.op for each in life.journal.unsent()]
        assert op in waiting, "without its answer on disk it is not called sent"
        assert life.journal.refused() == []
        assert seat.heard.refused == {}
        seat.spoil_writing(0)
        await hall.settle()
        stored = life.journal.operation(op)
        assert stored is not None
        assert (stored.state, stored.status) == ("settled", "repeated")
        assert hall.violations() == []

    play(workshop, script)


@pytest.mark.parametrize("statements", range(1, 26, 4))
@pytest.mark.parametrize("is_after", [False, True])
def test_a_seat_that_dies_while_it_keeps_the_reply_asks_again(
    workshop: Workshop, statements: int, is_after: bool
) -> None:
    """Killed at any statement after the reply: no second effect, nothing lost, nothing failed."""

    async def script(hall: Hall) -> None:
        seat, person = hall.seats[0], hall.people[0]
        life = seat.life
        assert life is not None
        person._note(life, "seat-1-dies")
        life.process.die_at(statements, is_after)
        try:
            await hall.pass_time(2.0)
        except Killed:
            raise AssertionError("it died in the test") from None
        assert life.process.is_dead
        await seat.end()
        seat.start()
        await hall.settle()
        assert seat.heard.refused == {}
        assert hall.violations() == []

    play(workshop, script)


def test_an_act_counts_as_waiting_while_its_reply_is_under_way(workshop: Workshop) -> None:
    """The request has arrived and is applied; the answer is lost: still 待发送."""

    async def script(hall: Hall) -> None:
        seat, person = hall.seats[0], hall.people[0]
        life = seat.life
        assert life is not None
        seat.wire.lose_replies()
        person._note(life, "seat-1-lost")
        op = hall.ledger.acts[-1].op
        await hall.pass_time(3.0)
        assert (op,) in hall.hub.file.look("SELECT op FROM operations")
        assert [each.op for each in life.journal.unsent()][:1] == [op]
        seat.wire.heal()
        await hall.settle()
        assert life.journal.unsent() == []
        assert hall.violations() == []

    play(workshop, script)
