"""Objects of a newer system made fit for glibc 2.28: the functions that were versioned anew.

glibc 2.29 gave `pow`, `exp`, `log` and their like a second version, the same but for the handling
of errors by SVID, which nobody asks for; the first one is in every glibc since 2002. An object that
asks for the second is told to take the first: its entry of `.gnu.version_r` gets that name. Any
other function that is newer than the desktop's glibc stops the build.
"""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from closure import versions
from tree import NotMade

FIRST = b"GLIBC_2.2.5"
SAME_IN_BOTH = frozenset({b"exp", b"exp2", b"log", b"log2", b"pow"})
_VERNEED, _VERSYM, _DYNSYM = 0x6FFFFFFE, 0x6FFFFFFF, 11


@dataclass(frozen=True, slots=True)
class _Section:
    kind: int
    start: int
    size: int
    link: int


def lower(paths: Iterable[Path], most: tuple[int, ...]) -> None:
    """Let objects that ask for a glibc newer than `most` ask for the first version.

    Raises:
        NotMade: one asks for a function that was not there before.
    """
    asked = versions(paths)
    for path in (path for path, version in asked.items() if version > most):
        content = bytearray(path.read_bytes())
        for entry in _newer(content, most):
            _name_first(path, content, entry)
        path.write_bytes(content)


def _newer(content: bytes, most: tuple[int, ...]) -> Iterator[tuple[int, int, _Section]]:
    """Yield place, number and strings of each entry that names a newer glibc."""
    for section, strings in _of_kind(content, _VERNEED):
        need = section.start
        while True:
            _, count, _, first, following = struct.unpack_from("<HHIII", content, need)
            entry = need + first
            for _ in range(count):
                _, _, number, name, after = struct.unpack_from("<IHHII", content, entry)
                told = _text(content, strings, name)
                if told.startswith(b"GLIBC_2.") and _numbers(told) > most:
                    yield entry, number, strings
                entry += after
            if not following:
                break
            need += following


def _name_first(path: Path, content: bytearray, entry: tuple[int, int, _Section]) -> None:
    place, number, strings = entry
    asked = set(_functions(content, number))
    if not asked <= SAME_IN_BOTH:
        names = b", ".join(sorted(asked - SAME_IN_BOTH)).decode()
        raise NotMade(f"{path.name} asks for {names} of a glibc that those desktops do not have")
    name = content.find(FIRST + b"\0", strings.start, strings.start + strings.size)
    if name < 0:
        raise NotMade(f"{path.name} does not name {FIRST.decode()} anywhere")
    flags = struct.unpack_from("<H", content, place + 4)[0]
    words = (_hash(FIRST), flags, number, name - strings.start)
    struct.pack_into("<IHHI", content, place, *words)


def _functions(content: bytes, number: int) -> Iterator[bytes]:
    """Yield the names an object asks for under one number of a version."""
    ((numbers, _),) = _of_kind(content, _VERSYM)
    ((symbols, strings),) = _of_kind(content, _DYNSYM)
    given = struct.unpack_from(f"<{numbers.size // 2}H", content, numbers.start)
    for index, each in enumerate(given):
        if each & 0x7FFF == number:
            name = struct.unpack_from("<I", content, symbols.start + 24 * index)[0]
            yield _text(content, strings, name)


def _of_kind(content: bytes, kind: int) -> list[tuple[_Section, _Section]]:
    """Return the sections of a kind, each with the one it is linked to."""
    start = struct.unpack_from("<Q", content, 0x28)[0]
    size, count = struct.unpack_from("<HH", content, 0x3A)
    rows = (struct.unpack_from("<IIQQQQI", content, start + size * n) for n in range(count))
    sections = [_Section(row[1], row[4], row[5], row[6]) for row in rows]
    return [(each, sections[each.link]) for each in sections if each.kind == kind]


def _text(content: bytes, strings: _Section, place: int) -> bytes:
    start = strings.start + place
    return bytes(content[start : content.index(b"\0", start)])


def _numbers(version: bytes) -> tuple[int, ...]:
    return tuple(int(part) for part in version.decode().removeprefix("GLIBC_").split("."))


def _hash(name: bytes) -> int:
    """Return the hash of a name as the ELF format has it."""
    value = 0
    for each in name:
        value = (value << 4) + each
        high = value & 0xF0000000
        value = (value ^ (high >> 24)) & ~high & 0xFFFFFFFF
    return value
