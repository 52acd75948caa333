"""叫应 of the evening, done by a colleague at the second seat: begun, answered, in vain, again."""

from collections import Counter

from console.demo.second_seat import SecondSeat
from console.demo.stage import Account, DemoStage
from console.demo.story import Calls
from console.domain.alert_marks import Severity
from console.domain.call_out import HEARD, Contact, Reply, Round
from console.domain.operations.call_out_operations import Town
from console.domain.reference import Org

COLLEAGUE = 1
"""Who of the stage's people calls: the console has the first."""

ROUND = 2
"""The forecast of the evening was issued before and is raised."""


class TownsCalled:
    """Carries out the `calls` of a telling; who is called after a call in vain is the next contact.

    Args:
        account: of the colleague.
        seat: where that colleague sits; logged in when the first towns are called.
        towns: of the district.
    """

    def __init__(self, account: Account, seat: SecondSeat, towns: tuple[Town, ...]) -> None:
        self._account = account
        self._seat = seat
        self._towns = {town.name: town for town in towns}
        self._vain: Counter[str] = Counter()
        self._is_logged_in = False

    async def __call__(self, calls: Calls, forecast: str) -> None:
        """Do what a line says.

        Raises:
            HubAway: the hub is not there.
            HubRefused: the log-in was refused.
            ActRefusedError: an act was refused.
            KeyError: the district has no town of that name.
        """
        if not self._is_logged_in:
            await self._seat.log_in(self._account.password)
            self._is_logged_in = True
        if calls.begins:
            await self._seat.call_out(forecast, ROUND, tuple(self._towns.values()))
        for name, reply in calls.replies.items():
            await self._call(self._towns[name], forecast, Reply(reply))

    async def _call(self, town: Town, forecast: str, reply: Reply) -> None:
        seen = Round(forecast, ROUND, Severity.ORANGE, town.id, town.name, town.contacts)
        contact = town.contacts[self._vain[town.id] % len(town.contacts)]
        await self._seat.report_call(seen, reply, contact)
        self._vain[town.id] += reply not in HEARD


def towns_called(stage: DemoStage) -> TownsCalled:
    """Return what calls the towns of a stage that has started."""
    account = stage.accounts[COLLEAGUE]
    seat = SecondSeat(stage.client(), account.person, stage.clock)
    return TownsCalled(account, seat, tuple(map(_town, stage.gazetteer.towns)))


def _town(org: Org) -> Town:
    return Town(org.id, org.name, (Contact(org.duty_person, org.phone), *org.contacts))
