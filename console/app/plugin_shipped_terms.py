"""`python -m console.app.plugin_shipped_terms FILE`: approvals of what ships, as JSON lines.

Each line holds the arguments of `plugin.approve` for one shipped plugin with all it asks for. The
demo's stage, which is a program of its own, has its shift leader send them before the evening.
"""

import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from console.plugin_api.permission import TRUST, Permission
from console.plugin_host.packages.approval import terms_of
from console.plugin_host.packages.archive import listed
from console.plugin_host.reading.discovery import find
from console.plugin_host.shipped import SHIPPED


def shipped() -> Iterator[dict[str, Any]]:
    """Yield the arguments of an approval for each plugin that ships."""
    for found in find([SHIPPED]):
        manifest = found.manifest
        if manifest is None:
            continue
        digest = sha256(listed(found.folder)).hexdigest()
        yield {
            "plugin_id": manifest.id,
            "uuid": manifest.uuid,
            "name": manifest.name.zh,
            "bureau": manifest.owner.bureau.zh,
            "terms": terms_of(manifest, found.folder, digest, frozenset(Permission) - TRUST),
        }


if __name__ == "__main__":
    told = (json.dumps(each, ensure_ascii=False) + "\n" for each in shipped())
    Path(sys.argv[1]).write_text("".join(told), "utf-8")
