"""All clips of a run, encoded once and kept in a cache folder."""

import hashlib
import multiprocessing
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from console.demo.camera_simulator import clip, footage, variants
from console.demo.camera_simulator.clip import FPS, Clip
from console.demo.camera_simulator.encode import encode
from console.demo.camera_simulator.scenes import SCENES, pictures

VERSION = 2
"""Raised whenever scenes or encoding change, so that old clips are not taken for new ones."""


def clips(
    folder: Path, source: Path | None, count: int = len(SCENES), processes: int = 2
) -> tuple[Clip, ...]:
    """Return the first `count` clips, encoding in parallel what the folder lacks.

    Args:
        folder: where encoded clips are kept; made when missing.
        source: a video file to take pictures from, or none for the drawn scenes.
        count: how many clips; fewer are ready sooner.
        processes: how many encode at once.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = _names(folder, source, count)
    missing = [(name, source, n) for n, name in enumerate(names) if not name.exists()]
    _make(make_clip, missing, processes)
    return tuple(clip.load(name) for name in names)


def other_forms(
    folder: Path, source: Path | None, count: int, wanted: Sequence[str], processes: int = 2
) -> Mapping[str, tuple[Clip, ...]]:
    """Return other forms of clips that `clips` has made, by the form's name.

    Raises:
        KeyError: there is no form of that name.
    """
    names = _names(folder, source, min(count, variants.MOST))
    pairs = [(name, form) for form in wanted for name in names]
    missing = [(n, form) for n, form in pairs if not variants.path_of(n, form).exists()]
    _make(variants.make_variant, missing, processes)
    return {form: tuple(variants.load(name, form) for name in names) for form in wanted}


def _make(work: Callable[..., None], orders: Sequence[tuple[Any, ...]], processes: int) -> None:
    if not orders:
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        jobs = [pool.submit(work, *order) for order in orders]
        for job in jobs:
            job.result()


def make_clip(name: Path, source: Path | None, number: int) -> None:
    """Draw or transcode one clip and keep it under `name`."""
    frames = pictures(number) if source is None else footage.pictures(source, number, FPS)
    clip.save(encode(frames), name)


def _names(folder: Path, source: Path | None, count: int) -> list[Path]:
    return [folder / f"{_key(source)}-{n:02d}.clip" for n in range(count)]


def _key(source: Path | None) -> str:
    if source is None:
        return f"scenes{VERSION}"
    state = source.stat()
    text = f"{source.resolve()}|{state.st_size}|{state.st_mtime_ns}"
    return f"file{VERSION}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
