"""Ways in which a disk spoils a file: bits are others, a page is torn or of elsewhere."""

import random
from collections.abc import Callable
from pathlib import Path

PAGE = 4096


def flip(data: bytearray, chance: random.Random) -> None:
    """Some bits are others."""
    for _ in range(chance.choice((1, 1, 7))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def tear(data: bytearray, chance: random.Random) -> None:
    """Half of a page was written, the rest was not."""
    start = chance.randrange(len(data) // PAGE) * PAGE
    data[start + 512 : start + PAGE] = bytes(PAGE - 512)


def exchange(data: bytearray, chance: random.Random) -> None:
    """A page stands where another belongs."""
    here, there = (chance.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    data[here : here + PAGE] = data[there : there + PAGE]


def cut(data: bytearray, chance: random.Random) -> None:
    """The end is missing."""
    del data[chance.randrange(1, len(data)) :]


def foreign(data: bytearray, chance: random.Random) -> None:
    """A page of another file altogether."""
    start = chance.randrange(len(data) // PAGE) * PAGE
    data[start : start + PAGE] = chance.randbytes(PAGE)


DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    flip,
    tear,
    exchange,
    cut,
    foreign,
)


def spoil(file: Path, chance: random.Random, spared: int = 0) -> bool:
    """Spoil a file of at least two pages in one of these ways; whether its content is another.

    Args:
        file: nobody writes to it now.
        chance: seeded.
        spared: bytes at its beginning that stay.
    """
    content = file.read_bytes() if file.exists() else b""
    data = bytearray(content[spared:])
    damage = chance.choice(DAMAGES)
    if len(data) < 2 * PAGE:
        return False
    damage(data, chance)
    file.write_bytes(content[:spared] + data)
    return content[spared:] != data


def has_log(file: Path) -> bool:
    """Whether a store file has a log with something in it."""
    log = _log_of(file)
    return log.exists() and log.stat().st_size > PAGE


def spoil_log(file: Path, chance: random.Random) -> bool:
    """Spoil a store file's log anywhere, its head and its last commits too."""
    log = _log_of(file)
    content = log.read_bytes()
    data = bytearray(content)
    chance.choice(DAMAGES)(data, chance)
    log.write_bytes(data)
    return data != content


def _log_of(file: Path) -> Path:
    return file.with_name(file.name + "-wal")
