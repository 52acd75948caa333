"""How the windows of this seat stand now, written at each change and read at the next start.

After a crash, a power cut or an update the windows stand as they stood; a file that cannot be read
is left where it is, under another name, and the seat starts with what ships.
"""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from console.settings.plans.folder import load
from console.settings.plans.own_files import write_whole
from console.settings.plans.plan import Mode, Plan
from console.settings.plans.plan_fault import PlanFault
from console.settings.plans.plan_writing import write_plan


@dataclass(frozen=True, slots=True)
class Current:
    """What stands: windows bound to monitors, and the plan they came from.

    Attributes:
        of: id of the plan; empty when it is not known.
        plan: name, post and mode of that plan, with one layout: how the windows stand.
        turn: the mode at the last turn of mode or night; None where nobody noted it.
    """

    of: str
    plan: Plan
    turn: Mode | None = None


class CurrentScreens:
    """Keeps what stands in one file.

    Args:
        file: where; its folder is made when needed.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._last = ""

    def read(self) -> Current | None:
        """Return what stood; None at the first start, or when the file is spoilt."""
        if not self._file.exists():
            return None
        try:
            plan = load(self._file)
            told = tomllib.loads(self._file.read_text("utf-8"))
        except PlanFault:
            self._file.replace(self._file.with_suffix(".spoilt"))
            return None
        turn = told.get("turn")
        return Current(str(told.get("of", "")), plan, Mode(turn) if turn in list(Mode) else None)

    def write(self, current: Current) -> None:
        """Keep what stands; the same again writes nothing.

        Raises:
            OSError: it cannot be written.
        """
        head = f"of = {json.dumps(current.of, ensure_ascii=False)}\n"
        if current.turn is not None:
            head += f"turn = {json.dumps(current.turn)}\n"
        text = head + write_plan(current.plan)
        if text != self._last:
            write_whole(self._file, text)
            self._last = text
