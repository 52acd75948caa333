"""What the small words of the command line do; all of them work beside a running hub."""

import argparse
import json
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from console.contract.change import SCOPES
from console.domain.dictionary import Dictionary
from console.domain.playbook import Playbook
from console.domain.rule import RuleBook
from console.domain.working_calendar import CalendarYear
from console.hub.api import openapi as document
from console.hub.api.status_calls import VERSION
from console.hub.core import accounts
from console.hub.core.hub_core import HubCore
from console.hub.settings import HubSettings
from console.hub.store.backup import back_up
from console.hub.store.backup import restore as put_back
from console.hub.store.sqlite import FILE, hold, open_folder
from console.runtime.clock import SystemClock
from console.runtime.ids import IdSource

IMPORTED = frozenset((*SCOPES["reference"], "feed")) - {
    RuleBook.KIND,
    Dictionary.KIND,
    Playbook.KIND,
    CalendarYear.KIND,
}
"""Kinds that may be imported; rules, dictionary, playbooks, calendar have words that check them."""


class ImportLine(msgspec.Struct, frozen=True):
    """One record of an import file."""

    kind: str
    id: str
    body: dict[str, Any] | None
    """None deletes the record."""


@contextmanager
def opened(folder: Path, may_begin: bool = False) -> Iterator[HubCore]:
    """Open a hub's data for one word.

    Raises:
        ValueError: there is none, and this word begins none: the folder was written wrongly.
    """
    is_there = (folder / FILE).exists()
    if not is_there and not may_begin:
        raise ValueError(f"{folder} holds no hub: 该目录没有中心数据")
    if not is_there:
        sys.stderr.write(f"a new hub begins in {folder} 该目录没有中心数据，已新建\n")
    ids = IdSource(SystemClock())
    database = open_folder(folder, ids)
    hall = database.meta("hall") or HubSettings().hall
    core = HubCore(database, ids, HubSettings(hall=hall))
    try:
        yield core
    finally:
        core.close()


def user(given: argparse.Namespace) -> int:
    """Add, list or disable local accounts."""
    if given.what != "list" and not given.account:
        raise ValueError("which account? 请写明账号")
    with opened(given.data, may_begin=given.what == "add") as core:
        if given.what == "list":
            for account in accounts.all_accounts(core.short_reads):
                state = f"disabled {account.disabled_at}" if account.disabled_at else "active"
                _say("\t".join((account.account, account.name, account.role, state)))
            return 0
        now = SystemClock().now()
        if given.what == "disable":
            if core.do(lambda t: accounts.disable(t, given.account), now):
                return 0
            raise ValueError(f"no active account {given.account}: 没有这个可用账号")
        password = sys.stdin.readline().rstrip("\r\n")
        account = accounts.Account(given.account, given.name, given.role, given.seat, "")
        core.do(lambda t: accounts.add(t, account, password, core.chance), now)
    return 0


def token(given: argparse.Namespace) -> int:
    """Make a token for a source and show it this once."""
    made = secrets.token_urlsafe(32)
    with opened(given.data, may_begin=True) as core:
        now = SystemClock().now()
        core.do(lambda t: accounts.keep_token(t, made, given.source), now)
    _say(made)
    return 0


def import_records(given: argparse.Namespace) -> int:
    """Take in reference records, all or none."""
    records = list(read_import(given.file))
    with opened(given.data, may_begin=True) as core:
        changed = core.do(core.put_job(records), SystemClock().now())
    _say(json.dumps({"records": len(records), "changed": changed}))
    return 0


def read_import(file: Path) -> Iterator[tuple[str, str, dict[str, Any] | None]]:
    """Yield the records of a file.

    Raises:
        ValueError: a line that is no record of a reference kind; it is named.
    """
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = msgspec.json.decode(line, type=ImportLine)
            except msgspec.MsgspecError as error:
                raise ValueError(f"{file.name}:{number}: {error}") from error
            if record.kind not in IMPORTED:
                raise ValueError(f"{file.name}:{number}: {record.kind} is no reference kind")
            yield record.kind, record.id, record.body


def restore_epoch(given: argparse.Namespace) -> int:
    """Begin a new epoch; the hub must not be running."""
    held = hold(given.data)
    try:
        with opened(given.data) as core:
            _say(core.database.renew_epoch())
    finally:
        held.close()
    return 0


def backup(given: argparse.Namespace) -> int:
    """Copy the database, also of a hub that is serving."""
    with opened(given.data) as core:
        covers = back_up(core.database, given.to)
    told = {"backup": str(given.to), "covers": covers, "bytes": given.to.stat().st_size}
    _say(json.dumps(told, ensure_ascii=False))
    return 0


def restore(given: argparse.Namespace) -> int:
    """Put a backup in place and begin a new epoch; the hub must not be running."""
    clock = SystemClock()
    held = hold(given.data)
    try:
        epoch = put_back(given.data, given.file, IdSource(clock), clock.now())
    finally:
        held.close()
    _say(json.dumps({"epoch": epoch}))
    return 0


def openapi(given: argparse.Namespace) -> int:
    """Print the OpenAPI document."""
    _say(json.dumps(document.document(VERSION), ensure_ascii=False, indent=2))
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
