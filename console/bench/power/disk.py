"""A disk as a power cut sees it: what is safe, and what is on its way and may be lost.

The model, which is harsher than any one file system:

- A write, a cut of length, a new name, a rename or an unlink is on its way until the file (for
  contents) or the folder (for names) is synced. Syncing a file does not make its name safe.
- Of what is on its way any part may be lost, each by itself and in any order. A write may also be
  torn between two sectors of 512 bytes, or leave its length without its bytes (zeros).
- A sector is whole or untouched, bytes beside a write are left alone, and what was synced stays:
  a disk that lies about that is beyond any program.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from console.bench.power import record as calls
from console.bench.power.record import Record, Unreadable

SECTOR = 512

Image = dict[str, bytes]
"""Contents of every file by its path below the watched folder."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one edit at the cut.

    Attributes:
        kept: the bytes [from, to) of a write that arrive; None all of them.
        is_lost: nothing of it arrives.
        is_hollow: the file has its length, and zeros where the bytes should be.
    """

    kept: tuple[int, int] | None = None
    is_lost: bool = False
    is_hollow: bool = False


KEPT, LOST, HOLLOW = Fate(), Fate(is_lost=True), Fate(is_hollow=True)


@dataclass(frozen=True, slots=True, eq=False)
class Edit:
    """Something on its way: of contents (`data`, or a cut to `offset`), or of names."""

    offset: int = 0
    data: bytes | None = None
    names: tuple[tuple[str, "Node | None"], ...] = ()

    def tears(self) -> Iterator[Fate]:
        """Every way to tear a write between two sectors."""
        if self.data is not None:
            first = SECTOR - self.offset % SECTOR
            for at in range(first, len(self.data), SECTOR):
                yield Fate(kept=(0, at))
                yield Fate(kept=(at, len(self.data)))


@dataclass(slots=True, eq=False)
class Node:
    """A file or a folder: its safe state and the edits on their way, oldest first."""

    content: bytes = b""
    names: dict[str, "Node"] = field(default_factory=dict)
    is_folder: bool = False
    edits: list[Edit] = field(default_factory=list)

    def sync(self) -> None:
        """Make everything safe."""
        if self.is_folder:
            self.names = self.names_after({})
        else:
            self.content = self.content_after({})
        self.edits.clear()

    def content_after(self, fates: Mapping[Edit, Fate]) -> bytes:
        """Return what a file holds when its edits meet these fates (kept where none is named)."""
        if not self.edits:
            return self.content
        held = bytearray(self.content)
        for edit in self.edits:
            _apply(held, edit, fates.get(edit, KEPT))
        return bytes(held)

    def names_after(self, fates: Mapping[Edit, Fate]) -> dict[str, "Node"]:
        """Return the names in a folder when its edits meet these fates."""
        held = dict(self.names)
        for edit in self.edits:
            if fates.get(edit, KEPT).is_lost:
                continue
            for name, node in edit.names:
                if node is None:
                    held.pop(name, None)
                else:
                    held[name] = node
        return held


def _apply(held: bytearray, edit: Edit, fate: Fate) -> None:
    if fate.is_lost:
        return
    if edit.data is None:
        del held[edit.offset :]
        held.extend(bytes(edit.offset - len(held)))
        return
    begin, end = fate.kept or (0, len(edit.data))
    if fate.is_hollow:
        held.extend(bytes(max(0, edit.offset + len(edit.data) - len(held))))
        return
    held.extend(bytes(max(0, edit.offset + end - len(held))))
    held[edit.offset + begin : edit.offset + end] = edit.data[begin:end]


class Disk:
    """The watched folder, moved on call by call."""

    def __init__(self, root: str) -> None:
        self._root = root
        self.root = Node(is_folder=True)
        self._now: dict[str, Node] = {root: self.root}
        self._numbers: dict[int, Node] = {}

    def start_with(self, folder: Path, place: str = "") -> None:
        """Take the files of a real folder as they are: all of it safe."""
        parent = self._now[f"{self._root}{place}"]
        for path in folder.iterdir():
            node = Node(is_folder=path.is_dir())
            parent.names[path.name] = node
            self._numbers[path.stat().st_ino] = self._now[f"{self._root}{place}/{path.name}"] = node
            if node.is_folder:
                self.start_with(path, f"{place}/{path.name}")
            else:
                node.content = path.read_bytes()

    def do(self, record: Record) -> None:
        """Take one call of the log."""
        match record.kind:
            case calls.WRITE:
                self._file(record).edits.append(Edit(record.offset, record.data))
            case calls.CUT:
                self._file(record).edits.append(Edit(record.offset))
            case calls.SYNC:
                self._file(record).sync()
            case calls.SYNC_FOLDER:
                self._now[record.path].sync()
            case calls.CREATE | calls.MAKE_FOLDER:
                self._make(record)
            case calls.RENAME:
                self._rename(record.path, record.data.decode())
            case calls.UNLINK:
                del self._now[record.path]
                self._name(record.path, None)
            case calls.NOTE:
                pass
            case other:
                raise Unreadable(f"a call of unknown kind {other}")

    def on_its_way(self) -> list[Edit]:
        """Return every edit that is not safe, of files that a name may lead to."""
        return [edit for node in self._reachable() for edit in node.edits]

    def image(self, fates: Mapping[Edit, Fate]) -> Image:
        """Return what the disk holds when the current goes now and the edits meet these fates."""
        image: Image = {}
        _collect(self.root, "", fates, image)
        return image

    def _reachable(self) -> list[Node]:
        """Return folders and files, also those whose last name is only on its way out."""
        found: dict[int, Node] = {}
        waiting = [self.root]
        while waiting:
            node = waiting.pop()
            if id(node) in found:
                continue
            found[id(node)] = node
            waiting += node.names.values()
            waiting += [each for e in node.edits for _, each in e.names if each is not None]
        return list(found.values())

    def _file(self, record: Record) -> Node:
        node = self._numbers.get(record.file)
        if node is None:
            raise Unreadable(f"{record.path} was there before the log began")
        return node

    def _make(self, record: Record) -> None:
        node = Node(is_folder=record.kind == calls.MAKE_FOLDER)
        self._numbers[record.file] = self._now[record.path] = node
        self._name(record.path, node)

    def _rename(self, old: str, new: str) -> None:
        node = self._now[new] = self._now.pop(old)
        (folder, old_name), (other, new_name) = _split(old), _split(new)
        if folder != other:
            raise Unreadable(f"{old} was moved to another folder: the model does not know this")
        self._now[folder].edits.append(Edit(names=((old_name, None), (new_name, node))))

    def _name(self, path: str, node: Node | None) -> None:
        folder, name = _split(path)
        self._now[folder].edits.append(Edit(names=((name, node),)))


def _collect(folder: Node, path: str, fates: Mapping[Edit, Fate], image: Image) -> None:
    for name, node in folder.names_after(fates).items():
        place = f"{path}/{name}" if path else name
        if node.is_folder:
            _collect(node, place, fates, image)
        else:
            image[place] = node.content_after(fates)


def _split(path: str) -> tuple[str, str]:
    folder, _, name = path.rpartition("/")
    return folder, name
