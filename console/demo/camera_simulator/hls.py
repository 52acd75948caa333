"""A live playlist and its segments: each group of pictures is one, made when it is asked for."""

from dataclasses import dataclass, field

from console.demo.camera_simulator.camera import Camera
from console.demo.camera_simulator.clip import FPS, GOP
from console.demo.camera_simulator.faults import Fault
from console.demo.camera_simulator.pacing import SOUND_TICK
from console.demo.camera_simulator.sound import tone
from console.demo.camera_simulator.ts import SOUND_TYPE, TsWriter, with_gaps

_SEGMENTS = 3


@dataclass(slots=True)
class Playlists:
    """Playlists of all cameras; that of a frozen camera no longer goes on."""

    _frozen_at: dict[str, int] = field(default_factory=dict)

    def text(self, camera: Camera, fault: Fault, seconds: float, query: str) -> str:
        """Return the playlist of a moment.

        Args:
            camera: whose.
            fault: what is wrong with it.
            seconds: the moment, monotonic.
            query: what the segments' addresses carry on.
        """
        present = camera.index(seconds) // GOP
        if fault is Fault.FREEZE:
            present = self._frozen_at.setdefault(camera.id, present)
        else:
            self._frozen_at.pop(camera.id, None)
        first = present - _SEGMENTS
        head = f"#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:{GOP // FPS}\n"
        lines = [
            f"#EXTINF:{GOP / FPS:.3f},\n{camera.id}-{number}.ts{query}\n"
            for number in range(first, present)
        ]
        return f"{head}#EXT-X-MEDIA-SEQUENCE:{first}\n" + "".join(lines)


def segment(camera: Camera, number: int, fault: Fault = Fault.NONE) -> bytes:
    """Return a segment as a transport stream; of another resolution, or of sound, by its fault."""
    if fault is Fault.SOUND:
        return _sound(number)
    writer = TsWriter(camera.clip.codec.stream_type)
    first, frames = camera.group(number)
    if fault is Fault.RESIZE:
        frames = [camera.resized_frame(first + at) for at in range(len(frames))]
    made = b"".join(writer.frame(frame, first + at) for at, frame in enumerate(frames))
    return with_gaps(made) if fault is Fault.GAPS else made


def _sound(number: int) -> bytes:
    writer, frames = TsWriter(SOUND_TYPE), tone()
    first, end = (round(each * GOP / FPS / SOUND_TICK) for each in (number, number + 1))
    told = (writer.sound(frames[at % len(frames)], at) for at in range(first, end))
    return writer.tables() + b"".join(told)
