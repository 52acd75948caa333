"""How a tile looks apart from its picture, asked of its source when it is painted."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from widgets.video import tile_words
from widgets.video.placement import NO_ZOOM, Zoom
from widgets.video.tile_source import (
    TileDress,
    TileSource,
    TileState,
    covered_of,
    is_still,
    last_of,
    mode_of,
    then_of,
)

AGE_SHOWN_FROM = 1.0
"""Seconds from which a tile says how old its picture is, or for how long it has none."""

LAST_SHOWN_FROM = 10.0
"""Seconds from which a picture that stands says the time it came (A-18)."""

WITHOUT_PICTURE = frozenset(
    (TileState.WAITING, TileState.DENIED, TileState.FAILED, TileState.NO_SESSION)
)
"""States with words in place of a picture."""

_MISSING = WITHOUT_PICTURE - {TileState.WAITING}
"""Those that say for how long; one that is waited for says so in its lines."""


@dataclass(frozen=True, slots=True)
class Look:
    """All of a tile that is visible apart from the picture itself; equal looks paint the same.

    Its age is that of the picture, or how long there has been none.
    """

    state: TileState
    name: str
    age: str
    lines: tuple[str, ...]
    dress: TileDress
    focused: bool
    mode: str = ""
    zoom: Zoom = NO_ZOOM
    covered: tuple[QRectF, ...] = ()
    is_still: bool = False
    then: str = ""
    last: str = ""
    """When the newest picture came, in words; empty while that is seen, or was never."""

    @property
    def word(self) -> str:
        """The word of its state; none for a picture of then."""
        is_then = self.is_still and self.state is TileState.LIVE
        return "" if is_then else tile_words.word_of(self.state)


def look_of(
    source: TileSource | None,
    dress: TileDress,
    focused: bool,
    before: Look | None = None,
    zoom: Zoom = NO_ZOOM,
) -> Look:
    """Ask a source how it looks now.

    Args:
        source: the source, or none for an empty tile.
        dress: what the page hangs onto it.
        focused: whether keys act on it.
        before: how it looked last; the same object comes back when nothing has changed, which
            for a live picture is found out without making anything (it happens at every frame).
        zoom: what part of the picture is looked at.
    """
    if source is None:
        now = Look(TileState.EMPTY, "", "", (), dress, focused)
        return before if now == before else now
    state, age = source.state, ""
    if (
        before is not None
        and state == TileState.LIVE == before.state
        and before.dress is dress
        and before.focused == focused
        and before.name == source.name
        and before.zoom is zoom
        and before.mode == mode_of(source)
        and before.covered is covered_of(source)
    ):
        return before
    state = TileState(state)
    is_missing = state in _MISSING and source.age() >= AGE_SHOWN_FROM
    if state is TileState.FROZEN or is_missing:
        age = tile_words.clock_text(source.age())
    elif state is TileState.WEAK and source.age() >= AGE_SHOWN_FROM:
        age = tile_words.seconds_text(source.age())
    lines = tuple(source.lines()) if state in WITHOUT_PICTURE else ()
    more = mode_of(source), zoom, covered_of(source), is_still(source), then_of(source)
    is_old = is_missing or (state is TileState.FROZEN and source.age() >= LAST_SHOWN_FROM)
    last = tile_words.last_words(last_of(source)) if is_old else ""
    now = Look(state, source.name, age, lines, dress, focused, *more, last)
    return before if now == before else now


def said(source: TileSource | None, dress: TileDress) -> str:
    """Return all a tile says, for assistive tools."""
    look = look_of(source, dress, False)
    alert = () if dress.alert is None else (dress.alert.word, dress.alert.text)
    state = look.word if source is not None else tile_words.empty()
    mode = tile_words.mode_words(look.mode)
    covered = tile_words.covered_words(len(look.covered)) if look.covered else ""
    more = (mode, covered, dress.note, dress.right, *alert, *(box.text for box in dress.boxes))
    words = (dress.number, look.name, state, look.then, look.age, look.last, *look.lines, *more)
    return " ".join(word for word in (*words, dress.remedy, dress.remedy_key) if word)
