"""A journal with some hundred acts that no hub has heard of, written by a seat without a screen.

What it was told as saved is what must be at the hub in the end, each once.
"""

import json
from collections.abc import Sequence
from typing import Any

from tests.support.bare_seat import notes
from tests.support.bare_tree import BareTree
from tests.support.hub import PASSWORD, Hub

MANY = 300
ACCOUNT = {"account": "wangmin", "password": PASSWORD, "seat": "01", "seat_name": "01 席"}
SETTLED = {"until": "settled", "seconds": 300}
_PATIENCE = 900.0


class CutOffSeat:
    """A seat at a bare desk: each run of it takes lines to their end.

    Args:
        desk: where it is started.
        program: as the desk's user types it.
        hub: that it belongs to; 王敏 has an account there.
    """

    def __init__(self, desk: BareTree, program: str, hub: Hub) -> None:
        self._desk = desk
        self._words = [program, "seat", "--hub", hub.url, "--key", "machine"]
        self._hub = hub

    def write(self) -> list[str]:
        """Log in, lose the hub, write; return what was saved."""
        assert self._answers([{"login": ACCOUNT}, SETTLED])[-1]["reached"]
        self._hub.kill()
        words = [f"第 {number} 笔" for number in range(MANY)]
        lines = [{"run": "log.write", "args": {"text": each}} for each in words]
        _, *answers = self._answers([{"login": {}}, *lines])
        assert len({each["saved"] for each in answers}) == MANY
        return words

    def send(self) -> list[str]:
        """Go on where it stopped, with the hub there again; return what is at the hub."""
        self._hub.start()
        assert self._answers([{"login": {}}, SETTLED])[-1]["reached"]
        return notes(self._hub, self._hub.login(seat="9"))

    def _answers(self, orders: Sequence[object]) -> list[dict[str, Any]]:
        """Return the answers to lines; news come between them and are left out."""
        process = self._desk.start(self._words)
        given = "".join(f"{json.dumps(each)}\n" for each in orders)
        out, err = process.communicate(given, timeout=_PATIENCE)
        told = [json.loads(line) for line in out.splitlines()]
        answers = [each for each in told if "line" in each]
        assert len(answers) == len(orders), err
        return answers
