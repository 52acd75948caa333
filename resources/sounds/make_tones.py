"""Make the tones: `python -m resources.sounds.make_tones`.

The worse, the more strokes, the higher and the faster: so that a tired person tells 红 from 蓝 from
the next room. Each stroke is a fundamental with four falling harmonics (a pure tone is hard to
place in a room and disappears in speech) and fades in and out, so that nothing clicks.
"""

import math
import struct
import wave
from dataclasses import dataclass
from pathlib import Path

RATE = 16_000
"""Samples a second."""
_FADE = 0.02
_HARMONICS = (1.0, 0.5, 0.3, 0.15, 0.08)


@dataclass(frozen=True, slots=True)
class Tone:
    """Strokes of one severity: fundamental in Hz (0 is a pause) and seconds, and how loud."""

    strokes: tuple[tuple[float, float], ...]
    volume: float


TONES = {
    "red": Tone(((880, 0.12), (0, 0.06), (880, 0.12), (0, 0.06), (1175, 0.28)), 0.9),
    "orange": Tone(((740, 0.16), (0, 0.08), (988, 0.26)), 0.75),
    "yellow": Tone(((659, 0.22),), 0.6),
    "blue": Tone(((523, 0.18),), 0.4),
    "notice": Tone(((440, 0.12),), 0.3),
    "act_due": Tone(((622, 0.14), (0, 0.1), (622, 0.14), (0, 0.1), (523, 0.2)), 0.3),
    "sound_back": Tone(((523, 0.12), (0, 0.04), (659, 0.12), (0, 0.04), (784, 0.2)), 0.3),
}
TONES["red_soft"] = Tone(TONES["red"].strokes, 0.2)
"""红 while somebody is on the phone: 13 dB softer, the same strokes."""


def samples(tone: Tone) -> list[int]:
    """Return the 16-bit samples of a tone."""
    out: list[int] = []
    for pitch, seconds in tone.strokes:
        count = round(seconds * RATE)
        out += [_sample(pitch, at, count, tone.volume) for at in range(count)]
    return out


def _sample(pitch: float, at: int, count: int, volume: float) -> int:
    if not pitch:
        return 0
    angle = 2 * math.pi * pitch * at / RATE
    wave_form = sum(part * math.sin(angle * (n + 1)) for n, part in enumerate(_HARMONICS))
    edge = min(at, count - at) / (_FADE * RATE)
    return round(32767 * volume * min(1.0, edge) * wave_form / sum(_HARMONICS))


def make(folder: Path) -> None:
    """Write a WAV file for each severity."""
    for name, tone in TONES.items():
        values = samples(tone)
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(values)}h", *values))


if __name__ == "__main__":
    make(Path(__file__).parent)
