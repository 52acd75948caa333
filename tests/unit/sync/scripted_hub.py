"""A hub of a page: the calls of the contract in one loop, on whatever time the test has.

It exists beside the real hub because a test must be able to make it lie.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import msgspec

from console.runtime.clock import Clock, to_text

Rule = Callable[[dict[str, Any]], str]
"""Gets an operation, returns `applied`, `refused`, `later` or `blocked`."""


class ScriptedHub(httpx.AsyncBaseTransport):
    """Records, changes and operations in memory."""

    def __init__(self, clock: Clock, epoch: str = "E1") -> None:
        self.clock = clock
        self.epoch = epoch
        self.lines: list[dict[str, Any]] = []
        self.records: dict[str, dict[str, Any]] = {}
        self.operations: dict[str, dict[str, Any]] = {}
        self.effects: list[str] = []
        self.batches: list[int] = []
        self.code = ""
        """What is said beside `later` and `blocked`."""
        self.rule: Rule = lambda operation: "applied"
        self.says: list[bytes] = []
        self.is_quiet = False
        self.tag = '"pack-1"'
        self._news = asyncio.Event()

    @property
    def seq(self) -> int:
        return len(self.lines)

    def put(self, kind: str, id: str, **body: Any) -> int:
        """Commit one record."""
        key = f"{kind}/{id}"
        whole = {**self.records.get(key, {}).get("body", {}), "id": id, **body}
        rev = f"{self.epoch}.{self.seq + 1}"
        record = {"kind": kind, "id": id, "rev": rev, "home": "yunting", "body": whole}
        self.records[key] = record
        self.lines.append({"seq": self.seq + 1, "at": to_text(self.clock.now()), **record})
        self._tell()
        return self.seq

    def remove(self, kind: str, id: str) -> None:
        """Leave a tombstone."""
        record = self.records.pop(f"{kind}/{id}")
        rev = f"{self.epoch}.{self.seq + 1}"
        self.lines.append({**record, "seq": self.seq + 1, "rev": rev, "body": None})
        self._tell()

    def say(self, data: bytes) -> None:
        """Write any bytes into the feed."""
        self.says.append(data)
        self._tell()

    def renew(self, epoch: str) -> None:
        """Become another database: the same records under a new epoch, no operations known."""
        records = list(self.records.values())
        self.epoch, self.lines, self.records = epoch, [], {}
        self.operations.clear()
        for record in records:
            self.put(
                record["kind"],
                record["id"],
                **{k: v for k, v in record["body"].items() if k != "id"},
            )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        call = {
            "/v1/health": self._health,
            "/v1/changes": self._changes,
            "/v1/snapshot": self._snapshot,
            "/v1/operations": self._operations,
        }.get(request.url.path, self._nothing)
        return await call(request)

    async def _nothing(self, request: httpx.Request) -> httpx.Response:
        """A hub of the version before knows fewer calls."""
        told = {"status": 404, "code": "no_such_call", "title": "", "zh": "无", "en": "none"}
        return _json(request, told, 404, "application/problem+json")

    async def _health(self, request: httpx.Request) -> httpx.Response:
        now = to_text(self.clock.now())
        return _json(request, {"epoch": self.epoch, "seq": self.seq, "now": now, "new": 1})

    async def _changes(self, request: httpx.Request) -> httpx.Response:
        epoch, _, seq = request.url.params["after"].rpartition(":")
        if epoch != self.epoch or int(seq) > self.seq:
            problem = {"status": 410, "code": "other_epoch", "title": "", "zh": "新", "en": "new"}
            return _json(request, problem, 410, "application/problem+json")
        if "wait" in request.url.params:
            if "newest" in request.url.params:
                return self._newest(request, int(seq), int(request.url.params["newest"]))
            return await self._page(request, int(seq), float(request.url.params["wait"]))
        headers = {"content-type": "text/event-stream"}
        return httpx.Response(200, headers=headers, stream=_Feed(self, int(seq)), request=request)

    async def _page(self, request: httpx.Request, after: int, wait: float) -> httpx.Response:
        end = self.clock.monotonic() + wait
        while self.seq <= after and self.clock.monotonic() < end:
            await self.clock.sleep(0.1)
        lines = self.lines[after : after + 500]
        covers = self._covers(after, after + len(lines))
        return _json(request, {"changes": lines, "covers": covers})

    def _newest(self, request: httpx.Request, after: int, until: int) -> httpx.Response:
        last = {(line["kind"], line["id"]): line["seq"] for line in self.lines[:until]}
        lines = [
            line
            for line in self.lines[after:until]
            if last[line["kind"], line["id"]] == line["seq"]
        ][:500]
        to = lines[-1]["seq"] if len(lines) == 500 else until
        return _json(request, {"changes": lines, "covers": self._covers(after, to)})

    async def _snapshot(self, request: httpx.Request) -> httpx.Response:
        scope = request.url.params["scope"]
        headers = {"content-type": "application/x-ndjson"}
        if scope == "reference":
            headers["etag"] = self.tag
            if request.headers.get("if-none-match") == self.tag:
                return httpx.Response(304, headers=headers, request=request)
        head = {"epoch": self.epoch, "seq": self.seq, "scope": scope}
        kinds = {"open": {"alert", "order", "novelty"}, "reference": {"camera"}}.get(scope, set())
        records = [r for r in self.records.values() if r["kind"] in kinds]
        body = b"".join(msgspec.json.encode(line) + b"\n" for line in [head, *records])
        return httpx.Response(200, headers=headers, content=body, request=request)

    async def _operations(self, request: httpx.Request) -> httpx.Response:
        asked = msgspec.json.decode(await request.aread())["operations"]
        self.batches.append(len(asked))
        answers = [self._answer(operation) for operation in asked]
        return _json(request, {"answers": answers, "now": to_text(self.clock.now())})

    def _answer(self, operation: dict[str, Any]) -> dict[str, Any]:
        op = operation["op"]
        if op in self.operations:
            first = self.operations[op]
            return {**first, "status": "repeated", "first": first["status"]}
        status = self.rule(operation)
        if status == "applied":
            self.effects.append(op)
            for target in operation["targets"]:
                self.put(*target.split("/"), **operation["args"])
        answer = {
            "op": op,
            "status": status,
            "code": self.code if status == "later" else "",
            "reason_zh": "",
            "reason_en": "",
        }
        if status == "refused":
            answer |= {"code": "no_right", "reason_zh": "没有办理权限", "reason_en": "no right"}
        if status in ("applied", "refused"):
            answer["settled_at"] = f"{self.epoch}:{self.seq}"
            self.operations[op] = answer
        return answer

    def _covers(self, after: int, to: int) -> dict[str, Any]:
        now = to_text(self.clock.now())
        return {"epoch": self.epoch, "from_seq": after, "to_seq": to, "now": now}

    def _tell(self) -> None:
        self._news.set()
        self._news = asyncio.Event()


class _Feed(httpx.AsyncByteStream):
    def __init__(self, hub: ScriptedHub, after: int) -> None:
        self._hub = hub
        self._at = after

    async def __aiter__(self) -> AsyncIterator[bytes]:
        hub, epoch, said = self._hub, self._hub.epoch, len(self._hub.says)
        yield _event("covers", hub._covers(self._at, self._at))
        while epoch == hub.epoch:
            news = hub._news
            if hub.says[said:]:
                yield b"".join(hub.says[said:])
                said = len(hub.says)
            if hub.seq > self._at and not hub.is_quiet:
                lines = hub.lines[self._at : self._at + 500]
                to = self._at + len(lines)
                events = [_event("change", line) for line in lines]
                events.append(_event("covers", hub._covers(self._at, to)))
                self._at = to
                yield b"".join(events)
            elif not hub.is_quiet and not await self._wait(news):
                yield _event("covers", hub._covers(self._at, self._at))
            elif hub.is_quiet:
                await news.wait()

    async def _wait(self, news: asyncio.Event) -> bool:
        tick = asyncio.ensure_future(self._hub.clock.sleep(10.0))
        heard = asyncio.ensure_future(news.wait())
        try:
            await asyncio.wait((tick, heard), return_when=asyncio.FIRST_COMPLETED)
            return heard.done()
        finally:
            tick.cancel()
            heard.cancel()
            await asyncio.wait((tick, heard))


def _event(name: str, value: Any) -> bytes:
    return b"event: %b\ndata: %b\n\n" % (name.encode(), msgspec.json.encode(value))


def _json(
    request: httpx.Request, value: Any, status: int = 200, media_type: str = "application/json"
) -> httpx.Response:
    headers = {"content-type": media_type}
    body = msgspec.json.encode(value)
    return httpx.Response(status, headers=headers, content=body, request=request)
