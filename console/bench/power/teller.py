"""A program under the shim tells what it does, between the calls it makes and in their order."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from console.bench.power.shim import Shim


class Teller:
    """Writes the notes that `trial` and the judges read."""

    def __init__(self, shim: Shim) -> None:
        self._shim = shim
        self.acts = 0

    def tell(self, **told: Any) -> None:
        """Put something into the log that a judge has to know."""
        self._shim.note(json.dumps(told))

    @contextmanager
    def act(self, do: str, **told: Any) -> Iterator[dict[str, Any]]:
        """Tell what is about to be done, then that it was reported saved.

        Yields:
            What is to be told beside that: it may be filled in the block.
        """
        self.acts += 1
        self._shim.note(json.dumps({"begin": self.acts, "act": {"do": do, **told}}))
        beside: dict[str, Any] = {}
        yield beside
        self._shim.note(json.dumps({"saved": self.acts, **beside}))
