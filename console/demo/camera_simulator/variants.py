"""The same clips in other forms: H.265, other sizes. Made once, kept beside the clips."""

from dataclasses import dataclass
from pathlib import Path

from console.demo.camera_simulator import clip
from console.demo.camera_simulator.clip import HEIGHT, WIDTH, Clip
from console.demo.camera_simulator.codec import H264, H265, Codec
from console.demo.camera_simulator.encode import decode, encode

SMALL = "small"
MOST = 4
"""How many of the clips are had in another form; cameras share them."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Codec and size of one form."""

    codec: Codec
    size: tuple[int, int]


VARIANTS = {
    "h265": Variant(H265, (WIDTH, HEIGHT)),
    SMALL: Variant(H264, (320, 180)),
    "1080p": Variant(H264, (1920, 1080)),
}


def path_of(base: Path, name: str) -> Path:
    """Return where the form of a clip's file is kept."""
    return base.with_name(f"{base.stem}.{name}.clip")


def load(base: Path, name: str) -> Clip:
    """Read one form of a clip."""
    return clip.load(path_of(base, name), VARIANTS[name].codec)


def make_variant(base: Path, name: str) -> None:
    """Encode one form of a clip and keep it beside the clip."""
    form = VARIANTS[name]
    clip.save(encode(decode(clip.load(base)), form.codec, form.size), path_of(base, name))
