"""The rainy evening as the hub makes it, each step posted at its time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

import msgspec

from console.contract.ingest import AlertReport
from console.demo.district.generate import STORY_START, District, generate
from console.demo.gazetteer import Gazetteer
from console.demo.story import ALERTS, Step, Story, Telling
from console.domain.alert import Alert
from console.domain.entity import decode
from tests.unit.hub.hub_desk import Desk


@cache
def district() -> District:
    """The demo's district."""
    return generate(7, 6000)


@cache
def gazetteer() -> Gazetteer:
    """Its places and cameras."""
    return Gazetteer.of((kind, body) for kind, _, body in district().records())


@dataclass(frozen=True, slots=True)
class Told:
    """What a step did: the alerts it opened, and all that are open after it."""

    step: Step
    opened: Sequence[Alert]
    changed: Sequence[Alert]


class Evening:
    """Tells the evening to a hub, step by step."""

    def __init__(self, folder: Path, seed: int, storm: int = 300) -> None:
        self.desk = Desk(folder)
        self.desk.clock.moment = STORY_START - timedelta(seconds=90)
        told = Telling(seed=seed, storm=storm)
        self.steps = Story(gazetteer(), told, STORY_START).steps()

    def tell(self) -> Iterator[Told]:
        """Post the steps one after the other; operators' lines are told as the player does."""
        for step in self.steps:
            self.desk.clock.moment = STORY_START + timedelta(seconds=step.at)
            opened, changed = [], []
            for post in step.posts:
                if post.path != ALERTS:
                    continue
                for report, answer in zip(
                    msgspec.json.decode(post.body, type=list[AlertReport]),
                    self.desk.post_raw(post.body, "stage"),
                    strict=True,
                ):
                    assert answer.status == "new", (report.title, answer)
                    (opened if answer.effect == "opened" else changed).append(answer.alert)
            yield Told(step, self._alerts(opened), self._alerts(changed))

    def _alerts(self, ids: Sequence[str]) -> list[Alert]:
        return [self.alert(id) for id in ids if id]

    def alert(self, id: str) -> Alert:
        """Return an alert as the hub has it now."""
        return decode(Alert, self.desk.body("alert", id))
