"""A scale of one's own for a monitor whose EDID lies about its size, by the monitor's identity.

The system makes text microscopic, or huge, where a monitor tells a wrong size. The toolkit takes
scales by connector and before the first window only; so they are kept by identity with the
connector it had last, and come into force at the next start.
"""

import json
import tomllib
from collections.abc import Mapping, MutableMapping
from pathlib import Path

from console.settings.plans.monitor import MonitorId
from console.settings.plans.own_files import write_whole

STEPS = (1.0, 1.25, 1.5, 1.75, 2.0)
VARIABLE = "QT_SCREEN_SCALE_FACTORS"
FILE = "scales.toml"


class MonitorScales:
    """Keeps scales in one file.

    Args:
        file: where.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> dict[str, float]:
        """Return scales by the text of identities; none where the file is missing or spoilt."""
        try:
            told = tomllib.loads(self._file.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
            return {}
        scales = told.get("scales")
        if not isinstance(scales, dict):
            return {}
        known = (float(s) if isinstance(s, int | float) else 0.0 for s in scales.values())
        pairs = zip(scales, known, strict=True)
        return {id: scale for id, scale in pairs if STEPS[0] <= scale <= STEPS[-1]}

    def next_for(self, monitor: MonitorId) -> float:
        """Give a monitor the next step, behind the largest the first again; return it.

        Raises:
            OSError: it cannot be written.
        """
        scales = self.read()
        now = scales.get(monitor.text, STEPS[0])
        scale = next((step for step in STEPS if step > now), STEPS[0])
        self._write({**scales, monitor.text: scale})
        return scale

    def propose(self, monitor: MonitorId, scale: float) -> bool:
        """Give a monitor a scale unless it has one, also 100 %; return whether it took it.

        Raises:
            OSError: it cannot be written.
        """
        scales = self.read()
        if monitor.text in scales:
            return False
        self._write({**scales, monitor.text: scale})
        return True

    def _write(self, scales: Mapping[str, float]) -> None:
        lines = [f"{json.dumps(id, ensure_ascii=False)} = {scales[id]}" for id in sorted(scales)]
        write_whole(self._file, "\n".join(("[scales]", *lines)) + "\n")

    def give(self, environment: MutableMapping[str, str]) -> None:
        """Hand the scales to the toolkit, unless somebody has set them from outside."""
        pairs = []
        for text, scale in sorted(self.read().items()):
            monitor = MonitorId.read(text)
            if monitor is not None and monitor.connector and scale != STEPS[0]:
                pairs.append(f"{monitor.connector}={scale}")
        if pairs:
            environment.setdefault(VARIABLE, ";".join(pairs))
