"""Which engine opens an address: the usual one, but for kinds the other does better.

Playlists (HLS) come in pieces of some seconds. libvlc plays them at their own pace; PyAV gives out
a piece at once and then nothing, so a tile would be called frozen between two pieces. HTTP-FLV is
FFmpeg's: libvlc's own FFmpeg looks for a sound that is not there for five seconds and lets no other
stream of its process begin meanwhile.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

FFMPEG, VLC = "ffmpeg", "vlc"
_BETTER_BY = {".m3u8": VLC, ".flv": FFMPEG}


def engine_for(urls: Sequence[str], usual: str) -> str:
    """Return the engine for a stream's addresses, which one worker tries one after another.

    Args:
        urls: the addresses; where they are of several kinds the usual engine takes them.
        usual: the seat's engine.
    """
    kinds = {_BETTER_BY.get(_suffix(url), usual) for url in urls}
    return kinds.pop() if len(kinds) == 1 else usual


def _suffix(url: str) -> str:
    name = urlsplit(url).path.rpartition("/")[2]
    return name[name.rfind(".") :].lower() if "." in name else ""


def scheme_of(urls: Sequence[str]) -> str:
    """Return how the first address is reached: `rtsp`, `http` and so on."""
    return urlsplit(urls[0]).scheme
