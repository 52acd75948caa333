"""A process of its own that plays tones through libvlc, so that a stuck sound server harms nothing.

Reads one file path a line, plays it, and says on standard output how the sound is: `well`,
`no_device` or `failed`, at the start and whenever it changes.
"""

import sys
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

_ALWAYS_LISTED = frozenset({b"null", b"default", b"none"})
"""Names ALSA lists even on a machine without a sound card."""


def main(orders: Iterable[str] = sys.stdin, out: TextIO = sys.stdout) -> int:
    """Play until standard input ends."""
    try:
        import vlc

        library = vlc.Instance("--quiet", "--no-video", "--intf=dummy")
    except (ImportError, OSError, NameError, AttributeError):
        library = None
    if library is None:
        _say(out, "failed")
        return 1
    if not any(_devices(library)):
        _say(out, "no_device")
        return 0
    _say(out, "well")
    player = library.media_player_new()
    for line in orders:
        _play(library, player, line.strip(), out)
    return 0


def _play(library: Any, player: Any, path: str, out: TextIO) -> None:
    player.stop()
    player.set_media(library.media_new_path(path))
    if player.play() != 0:
        _say(out, "failed")


def _devices(library: Any) -> Iterator[bytes]:
    """Yield the names of real devices of every output libvlc knows."""
    output = library.audio_output_list_get()
    while output:
        device = library.audio_output_device_list_get(output.contents.name)
        while device:
            if device.contents.device not in _ALWAYS_LISTED:
                yield device.contents.device
            device = device.contents.next
        output = output.contents.next


def _say(out: TextIO, word: str) -> None:
    out.write(f"{word}\n")
    out.flush()


if __name__ == "__main__":
    sys.exit(main())
