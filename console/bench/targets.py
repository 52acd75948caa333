"""What a bench promises and whether it kept it: one line each, at the end, the same for all."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Target:
    """A measured value and its limit; `is_least` when the value must not be below it."""

    metric: str
    value: float
    limit: float
    is_least: bool = False

    @property
    def is_ok(self) -> bool:
        """Whether the limit is kept."""
        return self.value >= self.limit if self.is_least else self.value <= self.limit

    def __str__(self) -> str:
        verdict = "ok" if self.is_ok else "short"
        return f"{self.metric} {self.value:.6g} {self.limit:.6g} {verdict}"


def conclude(
    targets: Sequence[Target], figures: Mapping[str, Any], file: Path | None = None
) -> int:
    """Print a line a target, write all figures if asked, and return the exit status."""
    for target in targets:
        print(target)
    if file is not None:
        told = {"targets": [asdict(t) | {"ok": t.is_ok} for t in targets], "figures": figures}
        file.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0 if all(t.is_ok for t in targets) else 1


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` (0 to 1) of all values do not exceed; 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
