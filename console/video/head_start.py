"""What is decoded ahead of a stream in stand-by: the beginning of each group of pictures.

Waking decodes all that came since the last key frame, half a group as a rule, and that is what a
turn waits for. The key frame is the dearest picture and the surest to be needed: it and those right
after it, a sixth of the group, are decoded in one go once they are there. So stand-by stays cheap.
"""

from collections.abc import Sequence

import av

SHARE = 6
"""One of so many pictures is decoded ahead."""
FIRST = 8
"""Of the first group, whose length nobody knows: a sixth of two seconds."""


class HeadStart:
    """Follows the groups of one stream; nothing of it is shown before the stream is woken.

    Attributes:
        fed: how many packets of the running group the decoder has.
        newest: the newest picture of them; None where none was whole.
        at: when its packet came, monotonic seconds.
    """

    def __init__(self) -> None:
        self.fed = 0
        self.newest: av.VideoFrame | None = None
        self.at = 0.0
        self._length = 0
        self._most = FIRST

    def is_due(self, is_key: bool) -> bool:
        """Count a packet of a group that is kept; return whether it is time to decode them."""
        if is_key:
            if self._length:
                self._most = max(1, self._length // SHARE)
            self.forget()
        self._length += 1
        return self._length == self._most

    def take(self, frames: Sequence[av.VideoFrame], at: float) -> None:
        """Keep the newest picture that a packet completed."""
        self.fed += 1
        if frames:
            self.newest, self.at = frames[-1], at

    def forget(self) -> None:
        """Let the running group go: another begins, or the stream is awake."""
        self.fed = self._length = 0
        self.newest = None
