"""Sound as 16-bit mono samples: read, write, trim, equalise; plain Python, for scripts and seat."""

import array
import math
import sys
import wave
from pathlib import Path
from typing import IO, TypeAlias

Samples: TypeAlias = "array.array[int]"
FULL = 32767
RATE = 22_050
"""Samples a second of everything that is said."""


def read(source: Path | IO[bytes]) -> tuple[Samples, int]:
    """Return the samples of a mono 16-bit WAV file, and how many make a second.

    Raises:
        ValueError: it is another kind of file.
    """
    try:
        with wave.open(str(source) if isinstance(source, Path) else source, "rb") as file:
            if (file.getnchannels(), file.getsampwidth()) != (1, 2):
                raise ValueError(f"{source}: not 16 bit mono")
            samples = array.array("h", file.readframes(file.getnframes()))
            rate = file.getframerate()
    except (wave.Error, EOFError) as error:
        raise ValueError(f"{source}: {error}") from error
    if sys.byteorder == "big":
        samples.byteswap()
    return samples, rate


def whole(told: bytes) -> bytes:
    """Return a WAV whose head says how long it is: a program that writes to a pipe cannot know."""
    size = len(told) - 44
    if size < 0 or told[36:40] != b"data":
        return told  # another head, which may be right
    full, part = (n.to_bytes(4, "little") for n in (size + 36, size))
    return told[:4] + full + told[8:40] + part + told[44:]


def write(target: Path | IO[bytes], samples: Samples, rate: int = RATE) -> None:
    """Write a mono 16-bit WAV file."""
    told = array.array("h", samples)
    if sys.byteorder == "big":
        told.byteswap()
    with wave.open(str(target) if isinstance(target, Path) else target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(told.tobytes())


def silence(seconds: float, rate: int = RATE) -> Samples:
    """Return nothing to hear."""
    return array.array("h", bytes(2 * round(seconds * rate)))


def trimmed(samples: Samples, rate: int = RATE) -> Samples:
    """Return it without the silence before and behind; 10 ms stay."""
    loud = [at for at, value in enumerate(samples) if abs(value) > FULL // 100]
    if not loud:
        return array.array("h")
    edge = rate // 100
    return samples[max(0, loud[0] - edge) : loud[-1] + edge]


def resampled(samples: Samples, rate: int, wanted: int = RATE) -> Samples:
    """Return it with `wanted` samples a second, by straight lines: good enough for a name."""
    if rate == wanted or not samples:
        return samples
    count, last = round(len(samples) * wanted / rate), len(samples) - 1
    out = array.array("h", bytes(2 * count))
    for at in range(count):
        exact = min(at * rate / wanted, last)
        left = int(exact)
        right = min(left + 1, last)
        out[at] = round(samples[left] + (samples[right] - samples[left]) * (exact - left))
    return out


def scaled(samples: Samples, percent: int) -> Samples:
    """Return it softer, at so many per cent of its amplitude."""
    if percent >= 100:
        return samples
    return array.array("h", (value * percent // 100 for value in samples))


def level(samples: Samples) -> float:
    """Return the loudness of what is not silence, in dB below full scale (RMS of 20 ms windows)."""
    window = RATE // 50
    powers = [
        sum(v * v for v in samples[at : at + window]) / window
        for at in range(0, max(1, len(samples) - window), window)
    ]
    top = max(powers, default=0.0)
    heard = [power for power in powers if power > top / 100]
    if not heard or not top:
        return -math.inf
    return 10 * math.log10(sum(heard) / len(heard) / FULL**2)


def equalised(samples: Samples, wanted: float, ceiling: float = -1.0) -> Samples:
    """Return it at a loudness; peaks above `ceiling` dB are bent softly, nothing is cut off."""
    have = level(samples)
    if have == -math.inf:
        return samples
    gain, limit = 10 ** ((wanted - have) / 20), FULL * 10 ** (ceiling / 20)
    knee = limit * 0.7
    return array.array("h", (_bent(value * gain, knee, limit) for value in samples))


def _bent(value: float, knee: float, limit: float) -> int:
    size = abs(value)
    if size > knee:
        size = knee + (limit - knee) * math.tanh((size - knee) / (limit - knee))
    return round(math.copysign(size, value))
