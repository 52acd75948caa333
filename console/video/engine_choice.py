"""Which engine opens an address: the usual one, but for kinds the other does better.

Playlists (HLS) come in pieces of some seconds. libvlc plays them at their own pace; PyAV gives out
a piece at once and then nothing, so a tile would be called frozen between two pieces.

What comes live in one piece is FFmpeg's. It sees that a picture was lost on the way and holds back
what leans on it; libvlc paints the mosaic as live and tells nobody. And over HTTP-FLV libvlc's own
FFmpeg looks for a sound that is not there for five seconds and lets no other stream of its process
begin meanwhile.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

FFMPEG, VLC = "ffmpeg", "vlc"
_BETTER_BY = {".m3u8": VLC, ".flv": FFMPEG, ".ts": FFMPEG}
_BETTER_BY_SCHEME = {"rtsp": FFMPEG, "rtsps": FFMPEG}


def engine_for(urls: Sequence[str], usual: str) -> str:
    """Return the engine for a stream's addresses, which one worker tries one after another.

    Args:
        urls: the addresses; where they are of several kinds the usual engine takes them.
        usual: the seat's engine.
    """
    engines = {_better_by(url) or usual for url in urls}
    return engines.pop() if len(engines) == 1 else usual


def _better_by(url: str) -> str | None:
    parts = urlsplit(url)
    return _BETTER_BY_SCHEME.get(parts.scheme) or _BETTER_BY.get(_suffix(parts.path))


def _suffix(path: str) -> str:
    name = path.rpartition("/")[2]
    return name[name.rfind(".") :].lower() if "." in name else ""
