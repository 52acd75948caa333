"""Puts a sentence together: recorded clips, and a name spoken by an engine if there is one.

The engine is any program that speaks a text as WAV on its standard output; which one is the hall's
choice (`[sound.speech] voice` of the profile). Without one, or when it fails, the sentence is said
without the name: the name stands on screen.
"""

import io
import shutil
import subprocess
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from resources.sounds import pcm

ENGINE_SECONDS = 2.0
"""Longest time the engine may take; the sentence is said without the name then."""
LOUDNESS = -17.0
_PAUSE, _BEFORE_NAME = 0.03, 0.25


class Voice:
    """Says sentences.

    Args:
        folder: where the clips are, `ID.wav`.
        engine: program and words, one of them `{text}`; empty for none.
    """

    def __init__(self, folder: Path, engine: Sequence[str] = ()) -> None:
        self._folder = folder
        self._engine = tuple(engine) if engine and shutil.which(engine[0]) else ()
        self._clip = lru_cache(maxsize=128)(self._read)
        self._name = lru_cache(maxsize=256)(self._speak)

    @property
    def has_engine(self) -> bool:
        """Whether names are said."""
        return bool(self._engine)

    def sentence(
        self, clips: Sequence[str], name: str = "", lead: Sequence[str] = ()
    ) -> pcm.Samples:
        """Return the samples of a sentence; a clip that is missing is left out.

        Args:
            clips: ids, in order.
            name: what the engine says behind them.
            lead: clips before the name; without an engine they are left out with it.
        """
        said = self._joined(clips)
        spoken = self._name(name) if name and self._engine else pcm.silence(0)
        if not spoken:
            return said
        return said + pcm.silence(_BEFORE_NAME) + self._joined(lead) + spoken

    def _joined(self, clips: Sequence[str]) -> pcm.Samples:
        said = pcm.silence(0)
        for id in clips:
            said += self._clip(id) + pcm.silence(_PAUSE)
        return said

    def _read(self, id: str) -> pcm.Samples:
        try:
            samples, rate = pcm.read(self._folder / f"{Path(id).name}.wav")
        except (OSError, ValueError):
            return pcm.silence(0)
        return pcm.resampled(samples, rate)

    def _speak(self, name: str) -> pcm.Samples:
        order = [part.replace("{text}", name) for part in self._engine]
        try:
            done = subprocess.run(order, capture_output=True, check=True, timeout=ENGINE_SECONDS)
            samples, rate = pcm.read(io.BytesIO(pcm.whole(done.stdout)))
        except (OSError, ValueError, subprocess.SubprocessError):
            return pcm.silence(0)
        return pcm.equalised(pcm.trimmed(pcm.resampled(samples, rate)), LOUDNESS)
