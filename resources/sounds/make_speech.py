"""Make the spoken clips with espeak-ng: `python -m resources.sounds.make_speech`.

Every clip of `speech.toml` is spoken from its pinyin, so no reading is guessed: the plain Mandarin
voice of espeak-ng 1.51 reads its own pinyin as English (内 becomes “ni four”), the voice used here
reads it as pinyin. Silence is cut off, all clips are made equally loud. espeak-ng (GPL-3) is a
program that is run, what it speaks is nobody's but the speaker's. Not needed at run time.
"""

import io
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from resources.sounds import pcm

VOICE = "cmn-latn-pinyin"
PACE = 150
"""Words a minute as espeak-ng counts them: somewhat under four characters a second."""
LOUDNESS = -17.0
"""dB below full scale of what is heard in a clip."""


def spoken(words: str) -> bytes:
    """Return espeak-ng's WAV of words or pinyin.

    Raises:
        FileNotFoundError: espeak-ng is not installed.
        subprocess.CalledProcessError: it failed.
    """
    program = shutil.which("espeak-ng")
    if program is None:
        raise FileNotFoundError("espeak-ng is not installed (Debian: apt install espeak-ng)")
    order = [program, "-v", VOICE, "-s", str(PACE), "-b", "1", "--stdout", "--", words]
    return subprocess.run(order, capture_output=True, check=True, timeout=30).stdout


def clip(words: str) -> pcm.Samples:
    """Return the samples of a clip: trimmed and as loud as all others."""
    samples, _ = pcm.read(io.BytesIO(pcm.whole(spoken(words))))
    return pcm.equalised(pcm.trimmed(samples), LOUDNESS)


def pieces(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield id and pinyin of every clip."""
    for one in told["cause"]:
        yield f"cause_{one['id']}", one["pinyin"]
    for kind in ("grade", "forecast"):
        for id, one in told[kind].items():
            yield f"{kind}_{id}", one["pinyin"]
    for id, one in told["word"].items():
        yield id, one["pinyin"]
    for id, pinyin in told["number"].items():
        yield f"n_{id}", pinyin


def make(folder: Path) -> int:
    """Write a WAV file for each clip; return how many bytes they are."""
    target = folder / "speech"
    target.mkdir(exist_ok=True)
    told = tomllib.loads((folder / "speech.toml").read_text("utf-8"))
    for id, pinyin in pieces(told):
        pcm.write(target / f"{id}.wav", clip(pinyin))
    return sum(file.stat().st_size for file in target.glob("*.wav"))


if __name__ == "__main__":
    sys.stdout.write(f"{make(Path(__file__).parent)} bytes\n")
