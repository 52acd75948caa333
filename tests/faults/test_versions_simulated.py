"""G13 on virtual time: hubs of another version among other faults; found by the nemesis."""

from console.bench.nemesis.evening import Workshop
from console.bench.versions import Version
from tests.faults.simulated_hall import Hall, play


async def restart(hall: Hall, version: Version, is_restored: bool = False) -> None:
    await hall.hub.end()
    hall.hub.version, hall.hub.is_restored = version, is_restored
    assert hall.hub.start()


def test_g13_a_restored_hub_that_keeps_a_kind_it_does_not_know_is_taken_over(
    workshop: Workshop,
) -> None:
    """H234: it names such a record and gives none alone; the seat compared for ever."""

    async def script(hall: Hall) -> None:
        hall.seats[0].wire.cut()
        await restart(hall, Version.NEWER)
        hall.source.see(2)
        await hall.pass_time(3.0)
        assert hall.records("drone"), "the newer hub has written what today's does not know"
        await restart(hall, Version.PRESENT, is_restored=True)
        hall.seats[0].wire.heal()
        await hall.settle()
        assert hall.violations() == []
        assert hall.shown(hall.seats[0], "drone") == hall.records("drone")

    play(workshop, script)
