"""Garbage is looked for on the Qt thread alone, little by little.

Python looks for cycles in whatever thread happens to make the next object. A cycle that holds a
widget, a timer or a model is then taken apart away from the Qt thread, and Qt dies of it. So the
interpreter's own turn is switched off and the loop takes it: small, often, in the right thread.
Reference counting frees what has no cycle at once, as before.
"""

import gc

EVERY = 50
"""Milliseconds between two looks."""

YOUNG = 2_000
"""Objects made since the last look that make one worth while: it takes a few milliseconds."""

OLDER = 5
"""Looks at the youngest after which the next older are looked at too; the oldest never by this."""


class YoungGarbage:
    """Collects young garbage in the thread that calls `look`; nobody else does until `stop`."""

    def __init__(self) -> None:
        self._looks = 0
        gc.disable()

    def look(self) -> None:
        """Collect if enough was made since the last time."""
        if gc.get_count()[0] < YOUNG:
            return
        self._looks += 1
        gc.collect(1 if self._looks % OLDER == 0 else 0)

    def stop(self) -> None:
        """Leave it to the interpreter again."""
        gc.enable()
