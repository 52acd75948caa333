"""How a tile looks apart from its picture, asked of its source when it is painted."""

from dataclasses import dataclass

from widgets.video import tile_words
from widgets.video.tile_source import TileDress, TileSource, TileState

AGE_SHOWN_FROM = 1.0
"""Seconds from which a tile says how old its picture is."""


@dataclass(frozen=True, slots=True)
class Look:
    """All of a tile that is visible apart from the picture itself; equal looks paint the same."""

    state: TileState
    name: str
    age: str
    lines: tuple[str, ...]
    dress: TileDress
    focused: bool


def look_of(source: TileSource | None, dress: TileDress, focused: bool) -> Look:
    """Ask a source how it looks now."""
    if source is None:
        return Look(TileState.EMPTY, "", "", (), dress, focused)
    state, age = TileState(source.state), ""
    if state is TileState.FROZEN:
        age = tile_words.clock_text(source.age())
    elif state is TileState.WEAK and source.age() >= AGE_SHOWN_FROM:
        age = tile_words.seconds_text(source.age())
    has_lines = state in (TileState.WAITING, TileState.DENIED, TileState.FAILED)
    lines = tuple(source.lines()) if has_lines else ()
    return Look(state, source.name, age, lines, dress, focused)
