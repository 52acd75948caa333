"""What counts as having looked (巡查留痕): one record for each page of a patrol that was left.

A camera counts as seen only where a moving picture of it could be seen for long enough on a tile
that nothing of this seat covered, while somebody was there. Everything else stands with its reason,
and comes again: whoever reads the record later may rely on every 已巡 in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar


class PatrolVerdict(StrEnum):
    """What a turn of one camera is worth: 已巡 黑屏 画面不动 无人在岗 未显示 未转到预置位."""

    SEEN = "seen"
    BLACK = "black"
    STALE = "stale"
    ABSENT = "absent"
    HIDDEN = "hidden"
    ELSEWHERE = "elsewhere"


class ClearMark(StrEnum):
    """What a person said of the page with one key: nothing, 本页无异常, or that taken back."""

    NONE = ""
    CLEAR = "clear"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ProofRules:
    """From when on a turn counts; data of the hall's profile (`patrol.proof`).

    Attributes:
        seconds: how long a moving picture must have been in sight.
        frames: how many pictures must have been decoded meanwhile.
        spread: differences of brightness (0 to 255) below which a picture is black or empty.
        source: on what that rests.
    """

    seconds: float = 2.0
    frames: int = 2
    spread: float = 6.0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sight:
    """One camera on one page, as it was watched.

    Attributes:
        camera: its id.
        seen_from, seen_to: first and last moment it was live on a tile in sight, in seconds after
            the page began; both 0 where that never was.
        frames: pictures decoded while it was.
        is_visible: whether its tile was in sight for as long as the rules ask.
        state: of the tile when the page was left (a TileState: `failed`, `no_session` …).
        first, hash: of the picture, soon after it came and when the page was left; empty where
            there was none.
        verdict: what it is worth.
        seconds: how long it was live on a tile in sight, without what lies between.
    """

    camera: str
    seen_from: float = 0.0
    seen_to: float = 0.0
    frames: int = 0
    is_visible: bool = False
    state: str = ""
    first: str = ""
    hash: str = ""
    verdict: PatrolVerdict = PatrolVerdict.STALE
    seconds: float = 0.0


def judge(
    sight: Sight,
    spread: float,
    is_absent: bool,
    rules: ProofRules,
    before: str = "",
    is_aimed: bool = True,
) -> PatrolVerdict:
    """Return what a turn of a camera is worth; the first thing wrong with it is named.

    Args:
        sight: how it was watched.
        spread: of the brightness of its last picture.
        is_absent: whether nobody was at the seat.
        rules: of the hall.
        before: hash of the same camera's picture when it was last left: a picture that has not
            changed since then has not moved either.
        is_aimed: whether a camera on a swivel looked where the plan wanted it to.
    """
    if not sight.is_visible:
        return PatrolVerdict.HIDDEN
    if not is_aimed:
        return PatrolVerdict.ELSEWHERE
    if sight.frames < rules.frames or sight.seconds < rules.seconds or not sight.hash:
        return PatrolVerdict.STALE
    if spread < rules.spread:
        return PatrolVerdict.BLACK
    if sight.hash in (sight.first, before):
        return PatrolVerdict.STALE
    return PatrolVerdict.ABSENT if is_absent else PatrolVerdict.SEEN


@dataclass(frozen=True, slots=True)
class PatrolProof:
    """A page of a patrol that was left, with what was seen on it.

    Attributes:
        id: its own.
        plan, plan_name: what was gone through.
        page: which group of the round, from 1.
        began, ended: when the page came and went.
        sights: its cameras.
        person, name, seat: who was on duty there.
        wall: page of the wall at that seat.
        total: cameras of the plan that could be shown.
        denied, cut_off, unknown: those that could not, by why (rights, no hub, no such camera).
        idle: seconds since the last key or mouse movement when it was left.
        is_absent: whether nobody was there, as far as it could be known.
        clear: what the person said of it with one key.
        cleared_at: when; of the newest of them.
    """

    KIND: ClassVar[str] = "patrol_proof"

    id: str
    plan: str
    began: datetime
    ended: datetime
    sights: tuple[Sight, ...] = ()
    plan_name: str = ""
    page: int = 0
    person: str = ""
    name: str = ""
    seat: str = ""
    wall: str = ""
    total: int = 0
    denied: int = 0
    cut_off: int = 0
    unknown: int = 0
    idle: float = 0.0
    is_absent: bool = False
    clear: ClearMark = ClearMark.NONE
    cleared_at: datetime | None = None

    def said(self, clear: ClearMark, at: datetime) -> "PatrolProof":
        """Return it with a newer word of the person; an older one that comes late is left."""
        if clear is self.clear or (self.cleared_at is not None and self.cleared_at > at):
            return self
        return replace(self, clear=clear, cleared_at=at)

    @property
    def is_clear(self) -> bool:
        """Whether a person said that it is normal, and there was a picture to say it of."""
        return self.clear is ClearMark.CLEAR and any(sight.frames for sight in self.sights)

    @property
    def seen(self) -> Iterable[Sight]:
        """Those that count."""
        return (sight for sight in self.sights if sight.verdict is PatrolVerdict.SEEN)
