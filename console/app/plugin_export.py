"""`command-hall plugin export`: what a plugin has gathered, as one file that people can read.

JSON lines, the first tells what follows. It reads beside a running console and writes nothing into
the seat's folder. A secret is named and never written.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from console.app.plugin_reading import roots
from console.app.plugin_settings import META
from console.app.plugin_terms import known_plugin
from console.app.store_word import existing_store, store_key
from console.domain.plugin import Plugin, PluginRecord
from console.models.collections import COLLECTIONS
from console.plugin_api.manifest import Manifest
from console.plugin_host.packages.faults import not_installed
from console.plugin_host.packages.whole_file import write_whole
from console.plugin_host.reading.discovery import find
from console.runtime.clock import SystemClock, to_text
from offline_cache.cache import Cache
from offline_cache.lanes import InlineLane
from offline_cache.viewed import ViewedCache, ViewedJournal

FORM = "command-hall plugin data 1"


@dataclass(frozen=True, slots=True)
class Exported:
    """How many lines of each sort were written."""

    settings: int
    records: int


def export(data: Path, id: str, file: Path, key: str) -> Exported:
    """Write settings and records of a plugin.

    Args:
        data: folder of the seat.
        id: of the plugin; one that was removed or never lay here is exported, too, as far as the
            hall knows it.
        file: written whole; must not be there.
        key: policy of the store's key.

    Raises:
        PluginFaultsError: nobody knows it.
        StoreProblem: there is no seat, or it does not open.
        FileExistsError, OSError: the file is there, or cannot be written.
    """
    if file.exists():
        raise FileExistsError(f"{file}：已经有了，换个文件名 / it is there, take another name")
    existing_store(data)
    opened = store_key(data, key)
    journal = ViewedJournal.attach(data / "journal.db", opened, InlineLane())
    try:
        kept = (journal.meta(META) or {}).get(id, {})
    finally:
        journal.close()
    cache = ViewedCache(data / "cache.db", opened, COLLECTIONS)
    try:
        records, known = list(_records(cache, id)), known_plugin(cache, id)
    finally:
        cache.close()
    manifest = next((each.manifest for each in find(roots(data)) if each.id == id), None)
    if manifest is None and known is None and not kept and not records:
        raise not_installed(id)
    settings = list(_settings(manifest, kept, known))
    head = _head(id, manifest, known, bool(kept) and manifest is None)
    _write(
        file, [{**head, "settings": len(settings), "records": len(records)}, *settings, *records]
    )
    return Exported(len(settings), len(records))


def _head(
    id: str, manifest: Manifest | None, known: Plugin | None, is_left_out: bool
) -> dict[str, Any]:
    """Return the first line; which settings are secret is said by the files of a plugin alone."""
    return {
        "what": "plugin",
        "form": FORM,
        "id": id,
        "uuid": manifest.uuid if manifest else known.uuid if known else "",
        "name": manifest.name.zh if manifest else known.name if known else "",
        "version": manifest.version if manifest else "",
        "at": to_text(SystemClock().now()),
        "settings_left_out": is_left_out,
    }


def _settings(
    manifest: Manifest | None, kept: Mapping[str, Any], known: Plugin | None
) -> Iterator[dict[str, Any]]:
    """Yield what the seat has set of what the manifest declares, then what the hall has set."""
    for each in manifest.setting if manifest else ():
        if each.id in kept and each.is_secret:
            yield {"what": "setting", "id": each.id, "of": "seat", "is_secret": True}
        elif each.id in kept:
            yield {"what": "setting", "id": each.id, "of": "seat", "value": kept[each.id]}
    for said in known.settings if known else ():
        by = {"by": said.by, "at": to_text(said.at)}
        yield {"what": "setting", "id": said.id, "of": "hall", "value": said.value, **by}


def _records(cache: Cache, id: str) -> Iterator[dict[str, Any]]:
    """Yield its records by kind; those taken away are left out."""
    kinds = sorted(of for of in cache.count(PluginRecord.KIND, group="of") if of)
    for of in (of for of in kinds if of.startswith(f"{id}.")):
        for row in cache.select(PluginRecord.KIND, {"of": of}, "id"):
            if not row.body.get("is_removed"):
                told = {name: row.body.get(name) for name in _TOLD}
                kind = of.partition(".")[2]
                yield {"what": "record", "kind": kind, **told, "is_pending": row.is_pending}


_TOLD = ("key", "at", "person", "name", "seat", "fields")


def _write(file: Path, lines: list[dict[str, Any]]) -> None:
    write_whole(file, "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in lines))
