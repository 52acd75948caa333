"""A platform's catalogue becomes cameras with both trees, whole or not at all.

An answer comes in parts; only when as many entries are here as it announced is anything of it
applied, in one transaction. What the hall itself has told of a camera (number, tags, scenes, level,
covered parts) stays. A catalogue that has lost more than half of what it had is not believed.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import msgspec

from console.contract.catalog import CatalogAnswer
from console.domain.camera import Camera
from console.domain.entity import Body, decode, encode
from console.domain.geo import Place, Point
from console.domain.reference import Org
from console.hub.connectors.gb28181 import MEDIA_TYPE, RECORDERS, CatalogItem, CatalogText
from console.hub.core import intake
from console.hub.core.reports import Unusable
from console.hub.store.connection import whole
from console.hub.store.transaction import Transaction

LIFE = timedelta(minutes=10)
"""Parts of an answer wait so long for the others."""
FEW = 20
"""Cameras up to which a platform may lose as many as it likes."""

Tree = dict[str, dict[str, Any]]
"""Branches of a platform by id: name, parents, unit."""


@dataclass(slots=True)
class _Gathered:
    """Parts of one answer."""

    total: int
    begun: datetime
    items: dict[str, CatalogItem] = field(default_factory=dict)
    bad: set[str] = field(default_factory=set)

    @property
    def count(self) -> int:
        return len(self.items) + len(self.bad)


class Catalogs:
    """Gathers the parts; in memory alone: after a restart the platform is asked again."""

    def __init__(self, new_id: Callable[[], str]) -> None:
        self._new_id = new_id
        self._gathered: dict[tuple[str, str], _Gathered] = {}

    def take(self, transaction: Transaction, source: str, raw: bytes,
             read: Callable[[], CatalogText]) -> CatalogAnswer:  # fmt: skip
        """Take one text in.

        Raises:
            Unusable: nothing of it can be used; it is in the quarantine as it came.
        """
        kept = self._new_id()
        intake.keep_raw(transaction, kept, source, MEDIA_TYPE, raw)
        try:
            told = read()
            put_aside = self._aside(transaction, source, kept)
            for bad in told.bad:
                put_aside(bad.raw, Unusable("bad_message", f"{bad.name}: {bad.why}"))
            if told.is_news:
                return self._news(transaction, told, put_aside)
            return self._answer(transaction, told)
        except Unusable as why:
            self._aside(transaction, source, kept)(raw, why)
            return CatalogAnswer(code=why.code, detail=why.detail, quarantined=1)

    def _aside(
        self, transaction: Transaction, source: str, kept: str
    ) -> Callable[[bytes, Unusable], None]:
        def put_aside(raw: bytes, why: Unusable) -> None:
            item = intake.Item(raw, MEDIA_TYPE, _never)
            intake.put_aside(transaction, source, kept, item, why, self._new_id())

        return put_aside

    def _answer(self, transaction: Transaction, told: CatalogText) -> CatalogAnswer:
        now = transaction.now
        self._gathered = {k: g for k, g in self._gathered.items() if now - g.begun < LIFE}
        key = (told.platform, told.number)
        gathered = self._gathered.setdefault(key, _Gathered(told.total, now))
        gathered.items.update({item.id: item for item in told.items})
        gathered.bad.update(bad.name for bad in told.bad)
        answer = CatalogAnswer(
            platform=told.platform,
            received=gathered.count,
            total=told.total,
            quarantined=len(told.bad),
        )
        if gathered.count < told.total:
            return answer
        del self._gathered[key]
        applied = _Applied(transaction, told.platform)
        changed, gone = applied.whole(list(gathered.items.values()), bool(gathered.bad))
        return msgspec.structs.replace(answer, is_applied=True, changed=changed, gone=gone)

    def _news(
        self,
        transaction: Transaction,
        told: CatalogText,
        put_aside: Callable[[bytes, Unusable], None],
    ) -> CatalogAnswer:
        applied = _Applied(transaction, told.platform)
        changed, gone, unknown = applied.news(told.items)
        for item in unknown:
            why = Unusable(
                "not_found", f"{item.name or item.id}: {item.event} of an unknown device"
            )
            put_aside(msgspec.json.encode(item), why)
        return CatalogAnswer(
            platform=told.platform,
            received=len(told.items),
            total=told.total,
            is_applied=True,
            changed=changed,
            gone=gone,
            quarantined=len(told.bad) + len(unknown),
        )


class _Applied:
    """One transaction with a platform's tree."""

    def __init__(self, transaction: Transaction, platform: str) -> None:
        self._transaction, self._platform = transaction, platform
        self._name = f"gb28181:{platform}"
        row = transaction.sql.execute(
            "SELECT value FROM meta WHERE name = ?", (self._name,)
        ).fetchone()
        kept = msgspec.json.decode(row[0]) if row else {}
        self._tree: Tree = kept.get("tree", {})
        self._cameras: dict[str, None] = dict.fromkeys(kept.get("cameras", ()))
        self._orgs = _orgs(transaction)

    def whole(self, items: list[CatalogItem], is_partly_bad: bool) -> tuple[int, int]:
        """Take a whole catalogue; return how many cameras changed, and how many are gone.

        Raises:
            Unusable: it has lost too much to be believed.
        """
        told = {item.id for item in items if not item.is_node}
        lost = [id for id in self._cameras if id not in told]
        if len(self._cameras) > FEW and len(lost) * 2 > len(self._cameras):
            raise Unusable("catalog_shrunk", f"{len(self._cameras)} -> {len(told)}")
        self._tree = {item.id: _node(item) for item in items if item.is_node}
        changed = sum(self._put(item) for item in items if not item.is_node)
        gone = 0 if is_partly_bad else sum(self._drop(id) for id in lost)
        self._keep()
        return changed, gone

    def news(self, items: tuple[CatalogItem, ...]) -> tuple[int, int, list[CatalogItem]]:
        """Take news; return changed, gone, and what is told of devices nobody knows."""
        changed = gone = 0
        unknown = []
        for item in items:
            is_known = item.id in self._cameras or item.id in self._tree
            if item.event not in ("ADD", "UPDATE") and not is_known:
                unknown.append(item)
            elif item.is_node:
                self._branch(item)
            elif item.event == "DEL":
                gone += self._drop(item.id)
            elif item.event in ("ADD", "UPDATE"):
                changed += self._put(item)
            else:
                changed += self._turn(item)
        self._keep()
        return changed, gone, unknown

    def _branch(self, item: CatalogItem) -> None:
        if item.event == "DEL":
            self._tree.pop(item.id, None)
        elif item.event in ("ADD", "UPDATE"):
            self._tree[item.id] = _node(item)

    def _put(self, item: CatalogItem) -> bool:
        """Save a camera; what the hall itself told of it stays."""
        self._cameras[item.id] = None
        known = self._known(item.id)
        town, area = self._unit(item)
        point = None if item.point is None else Point(*item.point)
        base = known or Camera(camera_id(item.id), item.name, Place())
        place = Place(item.address or item.name, town or base.place.town, base.place.grid, point)
        camera = replace(
            base,
            name=item.name,
            place=place
            if point or base.place.point is None
            else replace(place, point=base.place.point),
            area=area or base.area,
            groups=tuple(dict.fromkeys(self._paths(item))) or base.groups,
            recorder=self._recorder(item),
            ptz=item.turns,
            is_restricted=base.is_restricted or item.is_secret,
            is_off=item.is_off,
            owner=item.owner or base.owner,
        )
        return self._save(camera)

    def _turn(self, item: CatalogItem) -> bool:
        known = self._known(item.id)
        return known is not None and self._save(replace(known, is_off=item.is_off))

    def _drop(self, id: str) -> bool:
        self._cameras.pop(id, None)
        if self._transaction.body(Camera.KIND, camera_id(id)) is None:
            return False
        self._transaction.put(Camera.KIND, camera_id(id), None)
        return True

    def _save(self, camera: Camera) -> bool:
        before = self._transaction.body(Camera.KIND, camera.id)
        after = encode(camera, before)
        if before == after:
            return False
        self._transaction.put(Camera.KIND, camera.id, after)
        return True

    def _known(self, id: str) -> Camera | None:
        body = self._transaction.body(Camera.KIND, camera_id(id))
        try:
            return None if body is None else decode(Camera, body)
        except ValueError:
            return None

    def _keep(self) -> None:
        value = msgspec.json.encode({"tree": self._tree, "cameras": list(self._cameras)}).decode()
        self._transaction.sql.execute(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
            (self._name, value),
        )

    # Both trees

    def _paths(self, item: CatalogItem) -> Iterator[str]:
        """Yield where it stands in the business tree."""
        for parent in item.parents:
            names = [self._tree[id]["name"] for id in self._up(parent) if _is_group(id)]
            if names:
                yield "/".join(reversed(names))

    def _up(self, id: str) -> Iterator[str]:
        """Yield a branch and what it hangs on; a ring in what was told ends."""
        seen: set[str] = set()
        while id in self._tree and id not in seen:
            seen.add(id)
            yield id
            known = [parent for parent in self._tree[id]["parents"] if parent in self._tree]
            id = next(iter(sorted(known, key=lambda parent: not _is_group(parent))), "")

    def _unit(self, item: CatalogItem) -> tuple[str, str]:
        """Return the town's name and the id of the lowest unit the hall knows, by their names."""
        town = area = ""
        code = item.unit
        codes = [code[:n] for n in (10, 8, 6) if len(code) >= n]
        above = (self._tree[id]["name"] for p in item.parents for id in self._up(p))
        for name in (*above, *(self._tree[c]["name"] for c in codes if c in self._tree)):
            org = self._orgs.get(name)
            if org is None:
                continue
            area = area or org.id
            town = town or (org.name if org.level == "town" else org.town)
        return town, area

    def _recorder(self, item: CatalogItem) -> str:
        for parent in item.parents:
            for id in self._up(parent):
                if len(id) == 20 and id[10:13] in RECORDERS:
                    return str(self._tree[id]["name"])
        return self._platform


def camera_id(id: str) -> str:
    """Return the id of the record of a device."""
    return f"gb-{id}"


def _is_group(id: str) -> bool:
    return len(id) == 20 and id[10:13] in ("215", "216")


def _node(item: CatalogItem) -> dict[str, Any]:
    return {"name": item.name, "parents": list(item.parents), "unit": item.unit}


def _orgs(transaction: Transaction) -> Mapping[str, Org]:
    rows = transaction.sql.execute(
        "SELECT body FROM records WHERE kind = ? AND body IS NOT NULL", (Org.KIND,)
    ).fetchall()
    found = {}
    for (raw,) in rows:
        body: Body = msgspec.json.decode(whole(raw))
        try:
            org = decode(Org, body)
        except ValueError:
            continue
        found[org.name] = org
    return found


def _never() -> Any:
    raise Unusable("bad_message", "an entry of a catalogue is read with its catalogue alone")
