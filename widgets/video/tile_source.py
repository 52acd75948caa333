"""What a tile shows: a source of pictures, and what the page hangs onto it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage

from widgets.common.theme import Grade


class TileState(StrEnum):
    """The states a source can be in; a picture is shown as it is only when live or weak."""

    EMPTY = "empty"
    WAITING = "waiting"
    LIVE = "live"
    WEAK = "weak"
    PLAYBACK = "playback"
    """A recording's picture, of the time `then_of` tells: it is never called 实时."""
    FROZEN = "frozen"
    DENIED = "denied"
    FAILED = "failed"
    NO_SESSION = "no_session"


class TileSource(Protocol):
    """A source of pictures; every call answers at once."""

    @property
    def name(self) -> str:
        """What stands in the name bar."""
        ...

    @property
    def state(self) -> str:
        """A value of `TileState`, judged now."""
        ...

    @property
    def sequence(self) -> int:
        """Number of the newest picture; another number means another picture."""
        ...

    def age(self) -> float:
        """Return the age of the picture in seconds, or how long one is waited for."""
        ...

    def lines(self) -> Sequence[str]:
        """Return what stands below the word when there is no picture: reason, next attempt."""
        ...

    def image(self) -> QImage | None:
        """Return the picture to be shown now, valid until the next call."""
        ...


def own_size(source: TileSource) -> QSize:
    """Return the size of a source's own pictures; empty where it does not tell (`own_size`)."""
    return QSize(*getattr(source, "own_size", (0, 0)))


def mode_of(source: TileSource) -> str:
    """Return how much is decoded: all (empty), `soft` or `key`, where a source tells (`mode`)."""
    return str(getattr(source, "mode", ""))


def given_by(source: TileSource) -> int:
    """Return the number of the picture a source gave last, where it keeps one back (`given`)."""
    return int(getattr(source, "given", source.sequence))


def is_still(source: TileSource) -> bool:
    """Whether a source shows one picture of then (`is_still`): it is never called 实时."""
    return bool(getattr(source, "is_still", False))


def then_of(source: TileSource) -> str:
    """Return of which time the picture is where it is a recording's (`then`); empty for now."""
    return str(getattr(source, "then", ""))


def last_of(source: TileSource) -> str:
    """Return the time of day of its newest picture, where a source tells (`last`)."""
    return str(getattr(source, "last", ""))


def covered_of(source: TileSource) -> tuple[QRectF, ...]:
    """Return what of a source's own pictures stays covered (`covered`), in fractions of them."""
    covered: tuple[QRectF, ...] = getattr(source, "covered", ())
    return covered


@dataclass(frozen=True, slots=True)
class TileBox:
    """A frame that a machine drew around what it found.

    Attributes:
        area: where, in fractions of the camera's picture.
        text: what it is, how sure, and of when.
        grade: of the alert.
        is_then: whether it is of a picture before the one that is shown: it is dashed then.
    """

    area: QRectF
    text: str
    grade: Grade
    is_then: bool = False


@dataclass(frozen=True, slots=True)
class TileAlert:
    """An alert that frames a tile: its grade, the grade's word, and what it is."""

    grade: Grade
    word: str
    text: str


TIME_PARTS = 12
"""Parts of the line that runs out: each one that goes draws a name bar anew."""


@dataclass(frozen=True, slots=True)
class TileDress:
    """What a page adds to a tile.

    Attributes:
        number: in a box at the upper right, for tiles chosen by a digit.
        right: quiet words at the right of the name bar (a distance, a countdown).
        alert: frames the tile.
        remedy: words of the button on a tile without permission; empty for none.
        remedy_key: the key of that button.
        boxes: what machines found in the picture.
        note: words that matter, in bold before `right` (遮挡已解除, how long).
        time_left: how much of its time the picture still stands, in `TIME_PARTS`; 0 for no line.
        name: in place of the source's own, beside others of one place: where it lacks room its
            end stays, which tells them apart; empty for the source's own.
    """

    number: str = ""
    right: str = ""
    alert: TileAlert | None = None
    remedy: str = ""
    remedy_key: str = ""
    boxes: tuple[TileBox, ...] = ()
    note: str = ""
    time_left: int = 0
    name: str = ""


def decoder_of(source: TileSource) -> str:
    """Return by what a picture is decoded, where its source tells; empty for the processors."""
    return str(getattr(source, "decoder", ""))
