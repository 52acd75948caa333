"""A paper as plain blocks, written by one hand and put into files by others, so that all agree."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that begins a part; level 0 is the title of the paper."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; `widths` are parts of the page's width."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (JPEG) of so many pixels, with what is written below it."""

    jpeg: bytes
    width: int
    height: int
    caption: str = ""


Block = Heading | Text | Table | Picture


@dataclass(frozen=True, slots=True)
class PaperDocument:
    """A whole paper."""

    title: str
    blocks: tuple[Block, ...]
