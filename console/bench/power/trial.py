"""A trial: a program runs under the shim, then the current goes at every point of its log.

The program tells, through the log itself, what it is about to do (`begin`) and what was reported
as saved (`saved`). An image that is possible at some point must show the state after one whole
number of acts: not fewer than were reported by then, not more than were begun.
"""

import hashlib
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from console.bench.power import images, record, shim
from console.bench.power.disk import Disk, Image
from console.bench.power.images import Fates, Thoroughness
from console.bench.power.record import Record

WATCHED = "watched"
"""The folder whose files are logged."""

FOLDER = "data"
"""The folder of the program below the watched one; it makes it itself."""


class Wrong(Exception):  # noqa: N818
    """An image that must not be: something is lost, half there, or does not start."""


class Judge(Protocol):
    """Says which state a folder shows after the restart; shares no code with the product."""

    def acts_in(self, folder: Path) -> range:
        """Return the numbers of acts after which the state would be what the folder shows.

        Raises:
            Wrong: it shows a state that never was.
        """
        ...


Restart = Callable[[Path], None]
"""Starts the product on a folder, does the act `AFTER_THE_CUT`, ends; raises when it cannot."""

AFTER_THE_CUT = "after the cut"
"""How the name of an act begins that the judge leaves out again."""


@dataclass(slots=True)
class Result:
    """What came of a trial; `again` counts the restarts that were cut as well."""

    acts: int = 0
    syncs: int = 0
    points: int = 0
    images: int = 0
    sampled: int = 0
    again: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, second: "Result") -> None:
        """Take in what came of cutting a restart."""
        self.again += 1
        self.points += second.points
        self.images += second.images
        self.sampled += second.sampled
        self.wrong += [f"in a restart: {each}" for each in second.wrong]


def run_under_shim(
    module: str, words: Sequence[str], place: Path, library: Path, image: Image | None = None
) -> tuple[list[Record], Disk]:
    """Run a driver to its end; return its log, which must explain the whole folder.

    Args:
        module: the program.
        words: its words, behind its folder and the log.
        place: an empty folder.
        library: the shim.
        image: what the folder holds before.

    Returns:
        The log, and the disk as it was when it began.

    Raises:
        Wrong: the driver failed, or the log and the folder differ: the shim missed a call.
    """
    watched, log = place / WATCHED, place / "log"
    write_image(image or {}, watched)
    before, whole = (_disk_of(watched) for _ in range(2))
    run_program(module, [str(watched / FOLDER), str(log), *words], library, watched)
    records = record.read_log(log)
    for each in records:
        whole.do(each)
    _check_complete(whole, watched)
    return records, before


def _disk_of(watched: Path) -> Disk:
    disk = Disk(str(watched.resolve()))
    disk.start_with(watched)
    return disk


def run_program(module: str, words: Sequence[str], library: Path, watched: Path) -> None:
    """Run a program under the shim to its end.

    Raises:
        Wrong: it failed.
    """
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        env=shim.environment(library, watched),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise Wrong(f"the program under the shim failed:\n{done.stderr[-3000:]}")


def _check_complete(disk: Disk, watched: Path) -> None:
    found = {
        path.relative_to(watched).as_posix(): path.read_bytes()
        for path in watched.rglob("*")
        if path.is_file() and not path.name.endswith(record.SHARED_MEMORY)
    }
    told = disk.image({})
    if differ := sorted(p for p in found.keys() | told.keys() if found.get(p) != told.get(p)):
        raise Wrong(f"the shim has not seen everything; these files differ: {differ}")


def notes_of(records: Sequence[Record]) -> list[dict[str, Any]]:
    """Return what the program told, in order."""
    return [json.loads(each.data) for each in records if each.kind == record.NOTE]


@dataclass(frozen=True, slots=True)
class Seen:
    """An image, and how many acts were reported and begun when it could be."""

    image: Image
    told: int
    begun: int


@dataclass(slots=True)
class Trial:
    """Cuts the current at every point of a log and judges what is left.

    Args:
        judge: decides by itself.
        restart: the product.
        place: an empty folder, best in memory.
        how: how much is sampled.
        seed: of the samples.
        most_wrong: end after so many wrong images.
        keep: where wrong images are kept for a look; None to throw them away.
        seen: one image of each set of files that hold something; for a second cut.
    """

    judge: Judge
    restart: Restart
    place: Path
    how: Thoroughness = field(default_factory=Thoroughness)
    seed: int = 1
    most_wrong: int = 3
    keep: Path | None = None
    seen: dict[frozenset[str], Seen] = field(default_factory=dict)
    _known: dict[bytes, range | str] = field(default_factory=dict)
    _result: Result = field(default_factory=Result)

    def run(self, records: Sequence[Record], disk: Disk, told: int = 0, begun: int = 0) -> Result:
        """Judge every image of a log.

        Args:
            records: the log.
            disk: as it was when the log began.
            told: acts that were reported as saved before.
            begun: acts that were begun before.
        """
        chance, result = random.Random(self.seed), self._result
        for at, each in enumerate(records):
            disk.do(each)
            if each.kind == record.NOTE:
                note = json.loads(each.data)
                told, begun = note.get("saved", told), note.get("begin", begun)
            result.points += 1
            result.syncs += each.kind in (record.SYNC, record.SYNC_FOLDER)
            for fates in self._fates(disk, records, at, chance):
                self._look(disk.image(fates), told, begun, at)
                if len(result.wrong) >= self.most_wrong:
                    return result
        result.acts = told
        return result

    def _fates(
        self, disk: Disk, records: Sequence[Record], at: int, chance: random.Random
    ) -> Iterator[Fates]:
        edits = disk.on_its_way()
        if not edits:
            return iter([{}])
        following = records[at + 1].kind if at + 1 < len(records) else record.SYNC
        if following in (record.SYNC, record.SYNC_FOLDER) or records[at].kind == record.NOTE:
            if chance.randrange(self.how.turns):
                return iter(())
            self._result.sampled += len(edits) > self.how.edits
            return images.at_a_turning_point(edits, chance, self.how)
        if chance.randrange(self.how.calls):
            return iter(())
        return images.after_a_call(edits, chance, self.how)

    def _look(self, image: Image, told: int, begun: int, at: int) -> None:
        digest = _digest(image)
        if digest not in self._known:
            self._result.images += 1
            self.seen.setdefault(_files(image), Seen(image, told, begun))
            self._known[digest] = self._verdict(image | _left_in_memory(image, digest))
        verdict = self._known[digest]
        if isinstance(verdict, range):
            if verdict.start <= begun and verdict.stop > told:
                return
            shown = f"{verdict.start}" if len(verdict) == 1 else f"{verdict.start}-{verdict[-1]}"
            verdict = f"{told} acts were reported saved, {begun} begun; it shows {shown}"
        self._result.wrong.append(f"cut after call {at}: {verdict}{self._kept(image)}")

    def _verdict(self, image: Image) -> range | str:
        """Return what the image shows, or in words why it must not be."""
        write_image(image, self.place)
        try:
            self.restart(self.place / FOLDER)
        except Exception as error:  # whatever keeps it from starting is what we look for
            return f"does not start: {type(error).__name__}: {error}"
        try:
            return self.judge.acts_in(self.place / FOLDER)
        except Wrong as wrong:
            return str(wrong)

    def _kept(self, image: Image) -> str:
        if self.keep is None:
            return ""
        folder = self.keep / f"wrong-{len(self._result.wrong) + 1}"
        write_image(image, folder)
        return f" (kept in {folder})"


def write_image(image: Mapping[str, bytes], folder: Path) -> None:
    """Make a folder hold an image and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for parent in {path.rpartition("/")[0] for path in image}:
        (folder / parent).mkdir(parents=True, exist_ok=True)
    for path, content in image.items():
        (folder / path).write_bytes(content)


def _files(image: Image) -> frozenset[str]:
    return frozenset(path for path, content in image.items() if content)


def _left_in_memory(image: Image, digest: bytes) -> Image:
    """Return, for half of the images, what a cut leaves of the memory two processes share: noise.

    SQLite maps that file and never syncs it, so that anything may stand in it.
    """
    if digest[0] % 2:
        return {}
    logs = [path for path in image if path.endswith("-wal")]
    noise = random.Random(digest).randbytes(1 << 15)
    return {path.removesuffix("-wal") + record.SHARED_MEMORY: noise for path in logs}


def _digest(image: Image) -> bytes:
    whole = hashlib.blake2b(digest_size=16)
    for path in sorted(image):
        whole.update(f"{path}\0{len(image[path])}\0".encode())
        whole.update(image[path])
    return whole.digest()
