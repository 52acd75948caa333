"""What a plugin asks the hall for, as an approval carries it, and what it was given."""

from pathlib import Path
from typing import Any

from console.domain.plugin import Plugin
from console.plugin_api.manifest import Manifest
from console.plugin_api.permission import Permission


def terms_of(
    manifest: Manifest, folder: Path, digest: str, permissions: frozenset[Permission]
) -> dict[str, Any]:
    """Return the terms of `plugin.approve` for a plugin as it lies here.

    Args:
        manifest: of the plugin.
        folder: where it lies; schemas, plans, rules and entries are read from it.
        digest: of its files.
        permissions: those to grant; of others than it asks for nothing is granted.

    Raises:
        OSError, UnicodeDecodeError: one of these cannot be read.
    """
    return {
        "version": manifest.version,
        "digest": digest,
        "permissions": [each.value for each in manifest.permissions if each in permissions],
        "records": [
            {
                "id": kind.id,
                "schema": (folder / kind.schema).read_text("utf-8"),
                "most": kind.most,
                "keep_days": kind.keep_days,
                "is_private": kind.is_private,
            }
            for kind in manifest.record
        ],
        "alerts": [
            {
                "id": each.id,
                "name": each.name.zh,
                "severity": each.severity,
                "guidance": list(each.guidance),
                "plan": each.plan,
                "unit": each.unit,
            }
            for each in manifest.alert
        ],
        "files": [
            {"sort": sort, "name": file, "text": (folder / file).read_text("utf-8-sig")}
            for sort in ("plans", "rules", "dictionary")
            for file in getattr(manifest, sort)
        ],
        "phone": manifest.owner.phone,
    }


def granted(plugin: Plugin | None, manifest: Manifest, digest: str) -> frozenset[Permission] | None:
    """Return what the hall granted to these very files; None where it has not let them in."""
    terms = plugin.terms_for(digest) if plugin and plugin.uuid == manifest.uuid else None
    if terms is None:
        return None
    return frozenset(each for each in manifest.permissions if each.value in terms.permissions)
