"""A source of alerts: posts without a pause, a message until it is answered."""

import threading
import time
from typing import Any

import httpx

BATCH = 5
PAUSE = 0.08


class Source:
    """Posts to the hub directly; every third message tells again of something known.

    Args:
        client: speaks to the hub.
        first: number of its first message.
    """

    def __init__(self, client: httpx.Client, first: int) -> None:
        self._client = client
        self._next = first
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._post, name="source", daemon=True)
        self.answered: dict[str, str] = {}
        """Message → alert."""
        self.when: dict[str, float] = {}
        """Message → monotonic seconds when its answer came."""

    @property
    def next(self) -> int:
        """Number of the message that would come next."""
        return self._next

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End; what was begun is posted until it is answered."""
        self._over.set()
        self._thread.join()
        self._client.close()

    def _batch(self) -> list[dict[str, Any]]:
        first, self._next = self._next, self._next + BATCH
        return [
            {
                "id": f"m{number}",
                "key": f"k{number - number % 3 if number % 3 == 2 else number}",
                "title": f"下立交积水 {number}",
                "severity": ("orange", "yellow", "red", "blue")[number % 4],
                "channel": "sensor",
            }
            for number in range(first, first + BATCH)
        ]

    def _post(self) -> None:
        while not self._over.is_set():
            self._until_answered(self._batch())
            self._over.wait(PAUSE)

    def _until_answered(self, batch: list[dict[str, Any]]) -> None:
        end = time.monotonic() + 60.0
        while time.monotonic() < end:
            try:
                answer = self._client.post("/v1/ingest/alerts", json=batch)
                if answer.status_code == 200:
                    told = {a["id"]: a["alert"] for a in answer.json()["answers"]}
                    self.answered.update(told)
                    self.when.update(dict.fromkeys(told, time.monotonic()))
                    return
            except httpx.TransportError:
                pass
            self._over.wait(0.1)
