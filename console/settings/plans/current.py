"""How the windows of this seat stand now, written at each change and read at the next start.

After a crash, a power cut or an update the windows stand as they stood; a file that cannot be read
is left where it is, under another name, and the seat starts with what ships.
"""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from console.settings.plans.folder import load, write_whole
from console.settings.plans.plan import Plan
from console.settings.plans.plan_fault import PlanFault
from console.settings.plans.plan_writing import write_plan


@dataclass(frozen=True, slots=True)
class Current:
    """What stands: windows bound to monitors, and the plan they came from.

    Attributes:
        of: id of the plan; empty when it is not known.
        plan: name, post and mode of that plan, with one layout: how the windows stand.
    """

    of: str
    plan: Plan


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
            of = tomllib.loads(self._file.read_text("utf-8")).get("of", "")
        except PlanFault:
            self._file.replace(self._file.with_suffix(".spoilt"))
            return None
        return Current(str(of), plan)

    def write(self, current: Current) -> None:
        """Keep what stands; the same again writes nothing.

        Raises:
            OSError: it cannot be written.
        """
        text = f"of = {json.dumps(current.of, ensure_ascii=False)}\n{write_plan(current.plan)}"
        if text != self._last:
            write_whole(self._file, text)
            self._last = text
