"""What a camera says of its stream before it plays (SDP, RFC 8866)."""

from console.demo.camera_simulator.camera import Camera
from console.demo.camera_simulator.clip import FPS, Clip
from console.demo.camera_simulator.codec import H264
from console.demo.camera_simulator.rtp import CLOCK_RATE

_HEAD = (
    "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=camera\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\n"
    "a=range:npt=now-\r\na=control:*\r\n"
)
_SOUND = f"m=audio 0 RTP/AVP 14\r\na=rtpmap:14 MPA/{CLOCK_RATE}\r\na=control:track1\r\n"


def described(camera: Camera, is_sound: bool) -> str:
    """Return the description of a camera's stream, or of its sound alone."""
    return _HEAD + (_SOUND if is_sound else _video(camera.clip))


def _video(clip: Clip) -> str:
    is_old = clip.codec is H264
    name = "H264" if is_old else "H265"
    return (
        "m=video 0 RTP/AVP 96\r\n"
        f"a=rtpmap:96 {name}/{CLOCK_RATE}\r\n"
        f"a=fmtp:96 {_h264(clip) if is_old else _h265(clip)}\r\n"
        f"a=framerate:{FPS}\r\na=control:track1\r\n"
    )


def _h264(clip: Clip) -> str:
    sets = ",".join(clip.sprop)
    level = clip.profile_level
    return f"packetization-mode=1;profile-level-id={level};sprop-parameter-sets={sets}"


def _h265(clip: Clip) -> str:
    return ";".join(
        f"sprop-{n}={t}" for n, t in zip(("vps", "sps", "pps"), clip.sprop, strict=True)
    )
