"""The rainy evening as steps: when, what is posted, and who tells it.

The lines stand in `resources/demo/evening.toml`. Between them drip the small matters every evening
has; their places and times come from the seed, the order of the lines never changes.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

import msgspec

import resources
from console.contract.ingest import AlertReport, PlaceReport
from console.demo.bulletin import Bulletin
from console.demo.evening_orders import Answer, Sending, answer_of, call_id, handed_over, sending_of
from console.demo.frames import frame_report
from console.demo.gazetteer import Gazetteer, report_of
from console.domain.reference import Camera
from console.runtime.clock import to_text

ALERTS = "/v1/ingest/alerts"
ORDERS = "/v1/ingest/orders"
CAP = "/v1/ingest/cap"
HEARTBEAT = "/v1/ingest/heartbeat"
FRAMES = "/v1/ingest/frames"

STORM_TOWNS = (("梧影街道", 112), ("芦汀镇", 96), ("映川街道", 92))
"""Whose cameras hang on node 2, and how many of 300."""

STORM_NAMED = 4
"""Cameras near open matters that each of these towns loses."""

BATCH = 50
"""Alerts in one request."""

JITTER = 3.0
"""Seconds by which the seed moves a line; lines are further apart than twice that."""

CUTS = ("ten", "ninety", "loop")


@dataclass(frozen=True, slots=True)
class Post:
    """One request to the hub; told twice it is the same, because its messages carry ids."""

    path: str
    body: bytes
    media_type: str = "application/json"
    messages: int = 1


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the evening."""

    line: str
    """`05:20`; a drip is `drip-07`."""
    at: float
    """Seconds after T+00:00."""
    title: str
    severity: str = ""
    by: str = "source"
    posts: tuple[Post, ...] = ()
    fault: str = ""
    """`cut` or `restore`: carried out by whoever holds the hub."""
    reports: tuple[AlertReport, ...] = ()
    calls: "Calls | None" = None
    sends: Sending | None = None
    answers: Answer | None = None


@dataclass(frozen=True, slots=True)
class Calls:
    """叫应 of the towns, as a person at a seat does it.

    Attributes:
        forecast: line that told the forecast.
        begins: whether all towns are to be called from now on.
        replies: what came of a call, by town.
    """

    forecast: str
    begins: bool
    replies: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Telling:
    """How the evening is told.

    Attributes:
        cut: `ten` minutes, `ninety` seconds, or `loop`.
        seed: places and times of the drip, and small shifts of the lines.
        storm: cameras that fail at once.
        drip: small matters between the lines.
        run: names this telling in message ids; the same run told again changes nothing.
    """

    cut: str = "ten"
    seed: int = 7
    storm: int = 300
    drip: int = 24
    run: str = "evening"


@dataclass(slots=True)
class Story:
    """Makes the steps of a telling from the district's places."""

    gazetteer: Gazetteer
    telling: Telling
    start: datetime
    plan: dict[str, Any] = field(default_factory=lambda: evening())
    frames: Mapping[str, bytes] = field(default_factory=dict)
    """Evidence frames by the id of the camera they were taken with."""
    _chance: Random = field(init=False)

    def __post_init__(self) -> None:
        self._chance = Random(self.telling.seed)

    def steps(self) -> list[Step]:
        """Return all steps in order of time; a warning in force at T+00:00 comes first.

        Raises:
            KeyError: a line names a place the district does not have.
        """
        lines = [
            line
            for line in self.plan["line"]
            if self.telling.cut != "ninety" or "ninety" in line.get("cuts", ())
        ]
        told = [self._opening_warning(), *(self._step(line) for line in lines)]
        return sorted((*told, *self._drips()), key=lambda step: step.at)

    def _step(self, line: dict[str, Any]) -> Step:
        at = seconds_of(line["at"]) + self._chance.uniform(-JITTER, JITTER)
        kind = line.get("kind", "alert")
        reports = tuple(self._reports(kind, line, at))
        posts = tuple(self._posts(kind, line, at, reports))
        return Step(
            line=line["at"],
            at=at,
            title=line["title"],
            severity=line.get("severity", ""),
            by=line.get("by", "source"),
            posts=posts,
            fault=line.get("fault", ""),
            reports=reports,
            calls=_calls(line) if kind == "calls" else None,
            sends=sending_of(line, self.gazetteer) if kind == "sends" else None,
            answers=answer_of(line),
        )

    def _reports(self, kind: str, line: dict[str, Any], at: float) -> Iterator[AlertReport]:
        if kind == "alert":
            yield self._report(line, line["at"], at)
        elif kind == "hotline":
            for number, text in enumerate(line["texts"], start=1):
                yield self._report({**line, "text": text}, call_id(line["at"], number), at)
        elif kind == "storm":
            yield from self._storm(line, at)

    def _posts(
        self, kind: str, line: dict[str, Any], at: float, reports: Sequence[AlertReport]
    ) -> Iterator[Post]:
        if kind == "cap":
            yield self._cap("orange", line["title"], self._moment(at), self._warning_sent())
        if kind == "order":
            about = next(one for one in self.plan["line"] if one["at"] == line["about"])
            told = handed_over(line, about, self.gazetteer, self.telling.run, self._moment(at))
            yield Post(ORDERS, msgspec.json.encode([told]))
        if "feed_down" in line:
            beat = {"feed": line["feed_down"], "alive": False, "towns": line["feed_towns"]}
            yield Post(HEARTBEAT, msgspec.json.encode(beat))
        yield from self._frame_posts(reports)
        yield from posts_of(reports)

    def _frame_posts(self, reports: Sequence[AlertReport]) -> Iterator[Post]:
        """The picture goes before the alert that names it."""
        for report in reports:
            data = self.frames.get(report.frame.camera) if report.frame.id else None
            if data is not None:
                yield Post(FRAMES, data, "image/jpeg", messages=0)

    def _report(self, line: dict[str, Any], message: str, at: float) -> AlertReport:
        key = line.get("key", "")
        return AlertReport(
            id=f"{self.telling.run}-{message}",
            key=key and f"{self.telling.run}-{key}" if self.telling.cut == "loop" else key,
            title=line["title"],
            severity=line["severity"],
            occurred_at=to_text(self._moment(at) - timedelta(seconds=self._chance.uniform(2, 15))),
            channel=line["channel"],
            source=line["source"],
            condition=line.get("condition", "active" if key else "not_applicable"),
            text=line.get("text", ""),
            place=self._place(line),
            confidence=line.get("confidence"),
            frame=frame_report(line, self.gazetteer, self.frames, self._moment(at)),
            group=line.get("group", ""),
            exercise=line.get("exercise", False),
        )

    def _place(self, line: dict[str, Any]) -> PlaceReport:
        return report_of(self.gazetteer.place(line["place"]))

    def _storm(self, line: dict[str, Any], at: float) -> Iterator[AlertReport]:
        for number, camera in enumerate(self._lost_cameras(), start=1):
            told = {**line, "title": f"{camera.name.partition('·')[2]}点位中断"}
            told["key"] = f"{line['key']}-{camera.id}"
            told["text"] = line["title"]
            report = self._report(told, f"{line['at']}-{number:05d}", at)
            yield msgspec.structs.replace(
                report,
                place=report_of(camera.place),
                attributes={"camera": camera.id, "group_title": line["title"]},
            )

    def _lost_cameras(self) -> list[Camera]:
        lost: list[Camera] = []
        for town, share in STORM_TOWNS:
            cameras = self.gazetteer.cameras.get(town, [])
            named = [c for c in cameras if _is_named(c, self.plan)][:STORM_NAMED]
            others = [c for c in cameras if not _is_named(c, self.plan)]
            lost.extend([*named, *others][: round(self.telling.storm * share / 300)])
        if len(lost) < self.telling.storm:
            known = {camera.id for camera in lost}
            rest = (c for cs in self.gazetteer.cameras.values() for c in cs if c.id not in known)
            lost.extend(
                c for c, _ in zip(rest, range(self.telling.storm - len(lost)), strict=False)
            )
        return lost[: self.telling.storm]

    def _opening_warning(self) -> Step:
        title = "区气象台 18 时 40 分发布暴雨黄色预警信号"
        post = self._cap("yellow", title, self._warning_sent()[1], None)
        return Step("opening", -60.0, title, "yellow", posts=(post,))

    def _warning_sent(self) -> tuple[str, datetime]:
        return (f"{self.telling.run}-rain-1", self.start - timedelta(minutes=100))

    def _cap(
        self, colour: str, title: str, sent: datetime, before: tuple[str, datetime] | None
    ) -> Post:
        english = f"Rainstorm {colour} warning {'issued' if before is None else 'replaces yellow'}"
        bulletin = Bulletin(
            id=f"{self.telling.run}-rain-{1 if before is None else 2}",
            sent=sent,
            colour=colour,
            headline=title,
            headline_en=f"{english} for the district",
            area=self.gazetteer.name,
            outline=self.gazetteer.outline,
            replaces=before,
        )
        return Post(CAP, bulletin.to_xml(), "application/cap+xml")

    def _drips(self) -> Iterator[Step]:
        times = drip_times(self.telling.drip, self._chance)
        for number, at in enumerate(times, start=1):
            form = self.plan["drip"][(number - 1) % len(self.plan["drip"])]
            which = self._chance.randrange(len(form["of"]))
            called = form.get("called", form["of"])[which]
            line = {**form, "title": form["title"].format(called), "place": form["of"][which]}
            line["camera"] = form["cameras"][which] if "cameras" in form else ""
            name = f"drip-{number:02d}"
            report = self._report(line, name, at)
            posts = (*self._frame_posts((report,)), *posts_of((report,)))
            yield Step(name, at, line["title"], line["severity"], posts=posts, reports=(report,))

    def _moment(self, at: float) -> datetime:
        return self.start + timedelta(seconds=at)


def evening() -> dict[str, Any]:
    """Read `resources/demo/evening.toml`."""
    file = resources.path("demo/evening.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _calls(line: dict[str, Any]) -> Calls:
    return Calls(line["forecast"], line.get("begin", False), line.get("replies", {}))


def posts_of(reports: Sequence[AlertReport]) -> Iterator[Post]:
    """Return reports as requests of at most 50."""
    for first in range(0, len(reports), BATCH):
        batch = reports[first : first + BATCH]
        yield Post(ALERTS, msgspec.json.encode(batch), messages=len(batch))


def drip_times(count: int, chance: Random) -> list[float]:
    """Return when small matters come: at most one a minute before T+02:00, eight while cut off."""
    if count <= 0:
        return []
    early = [35.0, 100.0][:count]
    during = [363.0 + 7 * i for i in range(8)][: max(0, count - 2)]
    left = count - len(early) - len(during)
    late = [125.0 + 440.0 * (i + 0.5) / left for i in range(left)]
    late = [at + 65 if 360 <= at < 420 else at for at in late]
    return sorted(at + chance.uniform(-JITTER, JITTER) for at in (*early, *during, *late))


def seconds_of(text: str) -> float:
    """Read `05:20` or `T+05:20` as seconds.

    Raises:
        ValueError: another form.
    """
    minutes, _, seconds = text.removeprefix("T+").partition(":")
    return int(minutes) * 60.0 + float(seconds)


def _is_named(camera: Camera, plan: dict[str, Any]) -> bool:
    named = {line.get("place") for line in plan["line"]}
    named.update(place for form in plan["drip"] for place in form["of"])
    return camera.place.name in named
