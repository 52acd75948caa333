"""Garbage is looked for on the Qt thread alone, little by little.

Python looks for cycles in whatever thread happens to make the next object. A cycle that holds a
widget, a timer or a model is then taken apart away from the Qt thread, and Qt dies of it. So the
interpreter's own turn is switched off and the loop takes it: small, often, in the right thread.
Reference counting frees what has no cycle at once, as before.
"""

import gc

EVERY = 50
"""Milliseconds between two looks while something is done."""

REST = 200
"""The same while next to nothing is made: a console at rest is woken a quarter as often. A burst
of a thousand alerts a second makes some ten thousand objects until it is noticed."""

FEW = 200
"""Objects made since the last look up to which it is at rest."""

SOON = 10
"""Milliseconds to the next look after one that found something to do: in a burst other threads make
tens of thousands of objects in the time of EVERY, and looking at all of them is a gap on screen."""

YOUNG = 2_000
"""Objects made since the last look that make one worth while: it takes a few milliseconds."""

OLDER = 10_000
"""Young objects looked at after which the next older are looked at too, so that these stay few
however many come at a time; the oldest never by this."""

BUILT = 60_000
"""Objects made between two looks that are a seat being built and no burst. Looking at all of them
takes 40 ms, in the middle of the first paint, and nearly all of them stay: they are set aside."""


class YoungGarbage:
    """Collects young garbage in the thread that calls `look`; nobody else does until `stop`."""

    def __init__(self) -> None:
        self._looked_at = 0
        self._before = 0
        gc.disable()

    def look(self) -> int:
        """Collect if enough was made since the last time; return when to look again, in ms."""
        made = gc.get_count()[0]
        before, self._before = self._before, made
        if made < YOUNG:
            return REST if made - before < FEW else EVERY
        self._before = 0
        if made >= BUILT:
            gc.freeze()
            return SOON
        self._looked_at += made
        is_older_due = self._looked_at >= OLDER
        if is_older_due:
            self._looked_at = 0
        gc.collect(1 if is_older_due else 0)
        return SOON

    def stop(self) -> None:
        """Leave it to the interpreter again."""
        gc.enable()


def look_at_all() -> None:
    """Collect whatever is garbage, also of what was set aside; for when nobody waits."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
