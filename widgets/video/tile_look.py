"""How a tile looks apart from its picture, asked of its source when it is painted."""

from dataclasses import dataclass

from widgets.video import tile_words
from widgets.video.tile_source import TileDress, TileSource, TileState

AGE_SHOWN_FROM = 1.0
"""Seconds from which a tile says how old its picture is."""

_WITHOUT_PICTURE = (
    TileState.WAITING, TileState.DENIED, TileState.FAILED, TileState.NO_SESSION,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """All of a tile that is visible apart from the picture itself; equal looks paint the same."""

    state: TileState
    name: str
    age: str
    lines: tuple[str, ...]
    dress: TileDress
    focused: bool


def look_of(
    source: TileSource | None, dress: TileDress, focused: bool, before: Look | None = None
) -> Look:
    """Ask a source how it looks now.

    Args:
        source: the source, or none for an empty tile.
        dress: what the page hangs onto it.
        focused: whether keys act on it.
        before: how it looked last; the same object comes back when nothing has changed, which
            for a live picture is found out without making anything (it happens at every frame).
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
    ):
        return before
    state = TileState(state)
    if state is TileState.FROZEN:
        age = tile_words.clock_text(source.age())
    elif state is TileState.WEAK and source.age() >= AGE_SHOWN_FROM:
        age = tile_words.seconds_text(source.age())
    has_lines = state in _WITHOUT_PICTURE
    lines = tuple(source.lines()) if has_lines else ()
    now = Look(state, source.name, age, lines, dress, focused)
    return before if now == before else now


def said(source: TileSource | None, dress: TileDress) -> str:
    """Return all a tile says, for assistive tools."""
    look = look_of(source, dress, False)
    alert = () if dress.alert is None else (dress.alert.word, dress.alert.text)
    state = tile_words.word_of(look.state) if source is not None else tile_words.empty()
    words = (dress.number, look.name, state, look.age, *look.lines, dress.right, *alert)
    return " ".join(word for word in (*words, dress.remedy, dress.remedy_key) if word)
