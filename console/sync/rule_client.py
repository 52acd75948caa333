"""What sources reported and what rules would have made of it, as one seat asks the hub."""

from console.contract.told_reports import ToldReports
from console.contract.trial import TrialAnswer
from console.sync.http_door import LONGEST_LIST, Ask, HttpDoor, read_as


class RuleClient:
    """Each call raises `HubTrouble` and nothing else.

    Args:
        door: to the hub.
    """

    def __init__(self, door: HttpDoor) -> None:
        self._door = door

    async def told_reports(self, after: int, until: float, days: float) -> ToldReports:
        """Return a page of what sources have reported in the last days.

        Args:
            after: where the page before ended; 0 for the first.
            until: as the first page told it; 0 for the first.
            days: how far back.
        """
        query: dict[str, str | int] = {"days": str(days), "after": after}
        if until:
            query["until"] = str(until)
        ask = Ask("GET", "/v1/rules/reports", query, seconds=20.0, most=LONGEST_LIST)
        return read_as(await self._door.call(ask), ToldReports)

    async def try_out(self, raw: bytes, days: float) -> TrialAnswer:
        """Return what rules would have made of the reports of the last days; nothing changes.

        Args:
            raw: the file, TOML.
            days: how far back.
        """
        headers = {"Content-Type": "application/toml"}
        ask = Ask("POST", "/v1/rules/try", {"days": str(days)}, raw, headers=headers, seconds=600.0)
        return read_as(await self._door.call(ask), TrialAnswer)
