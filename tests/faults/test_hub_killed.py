"""kill -9 in the middle of a storm: what was answered is there, once, and numbers have no gap."""

import threading
from pathlib import Path

import httpx
import msgspec

from console.contract.change import ChangePage
from tests.support.hub import TOKEN, Hub, alert, running_hub

KILLS = 5
AT_LEAST = 400
"""Alerts answered before each kill."""


class Storm:
    """Three sources that post without pause; knows which messages were answered."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._lock = threading.Lock()
        self._next = 0
        self._over = threading.Event()
        self.enough = threading.Event()
        self.answered: dict[str, str] = {}
        self._wanted = 0
        self._threads = [threading.Thread(target=self._post) for _ in range(3)]

    def begin(self) -> None:
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join(30)

    def want(self, more: int) -> None:
        with self._lock:
            self._wanted = len(self.answered) + more
            self.enough.clear()

    def _batch(self) -> list[dict[str, object]]:
        with self._lock:
            first = self._next
            self._next += 50
        return [alert(n) for n in range(first, first + 50)]

    def _post(self) -> None:
        batch = self._batch()
        while not self._over.is_set():
            try:
                with self._hub.client(TOKEN) as client:
                    while not self._over.is_set():
                        answer = client.post("/v1/ingest/alerts", json=batch)
                        assert answer.status_code == 200, answer.text
                        self._note(answer.json()["answers"])
                        batch = self._batch()
            except httpx.TransportError:
                self._over.wait(0.05)

    def _note(self, answers: list[dict[str, str]]) -> None:
        with self._lock:
            for answer in answers:
                assert answer["status"] in ("new", "repeated"), answer
                self.answered[answer["id"]] = answer["alert"]
            if len(self.answered) >= self._wanted:
                self.enough.set()


def all_changes(hub: Hub) -> list[tuple[int, str, str]]:
    """Return number, id and fingerprint of every change."""
    found: list[tuple[int, str, str]] = []
    with hub.client(hub.login()) as client:
        health = client.get("/v1/health").json()
        after = 0
        while after < health["seq"]:
            wish = {"after": f"{health['epoch']}:{after}", "wait": "0"}
            page = msgspec.json.decode(
                client.get("/v1/changes", params=wish).content, type=ChangePage
            )
            found += [(c.seq, c.id, (c.body or {}).get("fingerprint", "")) for c in page.changes]
            after = page.covers.to_seq
    return found


def test_killed_five_times_while_alerts_pour_in(tmp_path: Path) -> None:
    with running_hub(tmp_path / "data") as hub:
        storm = Storm(hub)
        storm.want(AT_LEAST)
        storm.begin()
        try:
            for _ in range(KILLS):
                assert storm.enough.wait(60)
                hub.kill()
                storm.want(AT_LEAST)
                hub.start()
            assert storm.enough.wait(60)
        finally:
            storm.end()
        changes = all_changes(hub)
        assert [seq for seq, _, _ in changes] == list(range(1, len(changes) + 1))
        by_message = {fingerprint.rpartition("/k")[2]: id for _, id, fingerprint in changes}
        assert len(by_message) == len(changes)
        lost = {m: a for m, a in storm.answered.items() if by_message.get(m[1:]) != a}
        assert lost == {}
        assert len(storm.answered) > KILLS * AT_LEAST
        again = hub.post_alerts([alert(int(m[1:])) for m in list(storm.answered)[:1000]])
        assert {a["status"] for a in again} == {"repeated"}
