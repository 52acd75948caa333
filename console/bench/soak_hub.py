"""The hub of `bench soak`: the product's own, with ages short enough to be reached in a run."""

import argparse
import json
import os
import sys
from datetime import timedelta
from pathlib import Path

from console.hub.api import service
from console.hub.core import accounts
from console.hub.core.hub_core import HubCore
from console.hub.server import Listen, serve
from console.hub.settings import HubSettings
from console.hub.store import sqlite
from console.runtime.clock import SystemClock

PAGES_KIB = 2048
"""Memory of one connection for pages: full at once, so that only real growth is seen."""

LOG_PAGES = 500
"""Pages of the log before they are moved into the file."""

SWEEP_EVERY = 1
"""Seconds between two sweeps; what is kept is as much shorter."""


def main() -> int:
    """Serve until asked to end; the account's password and the token come in the environment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--changes", type=int, required=True, help="changes kept")
    parser.add_argument("--raw", type=float, required=True, help="seconds raw messages are kept")
    given = parser.parse_args()
    settings = HubSettings(changes_kept=given.changes, raw_age=timedelta(seconds=given.raw))
    sqlite.CACHE_KIB, sqlite.CHECKPOINT_PAGES = PAGES_KIB, LOG_PAGES
    service.SWEEP_EVERY = SWEEP_EVERY
    clock = SystemClock()

    def prepare(core: HubCore) -> None:
        told = accounts.Account("bench", "林岚", "leader", "", "")
        password, token = os.environ["SOAK_PASSWORD"], os.environ["SOAK_TOKEN"]
        core.do(lambda t: accounts.add(t, told, password, core.chance), clock.now())
        core.do(lambda t: accounts.keep_token(t, token, "soak"), clock.now())

    def tell(url: str) -> None:
        print(json.dumps({"ready": True, "url": url}), flush=True)

    serve(given.data, Listen("127.0.0.1", 0), clock, tell, prepare, settings)
    return 0


if __name__ == "__main__":
    sys.exit(main())
