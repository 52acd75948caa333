"""Pictures of the steps, and what each of them asserted and how long it took."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget


@dataclass
class Step:
    """One step while it is played."""

    id: str
    title: str
    asserted: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def saw(self, what: str, is_so: bool) -> None:
        """Note something that must be so.

        Raises:
            AssertionError: it is not.
        """
        if not is_so:
            raise AssertionError(f"{self.id} {self.title}: {what}")
        self.asserted.append(what)


class Album:
    """Saves pictures and `tour.json` into a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._steps: list[Step] = []
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()

    @contextmanager
    def step(self, id: str, title: str) -> Iterator[Step]:
        """Play one step; its time counts until the end of the block."""
        step = Step(id, title)
        self._steps.append(step)
        begun = time.monotonic()
        try:
            yield step
        finally:
            step.seconds = round(time.monotonic() - begun, 2)
            print(f"{id} {title}: {step.seconds} s", flush=True)

    def picture(self, step: Step, window: QWidget, name: str) -> None:
        """Save what a window shows."""
        file = f"{len(self._steps):02d}-{name}.png"
        window.grab().save(str(self._folder / file))
        step.pictures.append(file)

    def failed(self) -> None:
        """Save what every window shows where the tour came to a stop."""
        for number, window in enumerate(QApplication.topLevelWidgets()):
            if window.isVisible():
                window.grab().save(str(self._folder / f"failed-{number}.png"))

    def close(self, facts: dict[str, Any]) -> None:
        """Write `tour.json`."""
        told = {
            **facts,
            "steps": [
                {
                    "step": s.id,
                    "title": s.title,
                    "asserted": s.asserted,
                    "seconds": s.seconds,
                    "pictures": s.pictures,
                }
                for s in self._steps
            ],
        }
        text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
        (self._folder / "tour.json").write_text(text, "utf-8")
