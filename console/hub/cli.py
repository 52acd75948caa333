"""The hub's words on the command line: serving, users, tokens, import, a new epoch."""

import argparse
import json
import os
import secrets
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from console.domain.rights import ROLES
from console.hub import words
from console.hub.calendar import words as calendar_words
from console.hub.core import accounts
from console.hub.core.hub_core import HubCore
from console.hub.dictionary import words as dictionary_words
from console.hub.feed_file import load_feeds
from console.hub.log_file import write_log
from console.hub.platform_file import load_platforms
from console.hub.playbooks import words as playbook_words
from console.hub.plugins import words as plugin_words
from console.hub.profile import NOBODY, load_clocks, load_order_limits, load_persons, load_silence
from console.hub.rules import file as rule_file
from console.hub.rules import words as rule_words
from console.hub.server import BadListen, Listen, serve
from console.hub.settings import HubSettings
from console.hub.store.problems import StoreDamaged, StoreProblem
from console.runtime.clock import Clock, DemoClock, SystemClock

TOKEN_VARIABLE = "COMMAND_HALL_TOKEN"
DEFAULT_SOURCE = "default"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the words given; return the exit status.

    2: it was asked for wrongly, or cannot. 3: the database is damaged, and will be next time.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given and given[0] in _WORDS:
            write_log(None)
            parser, run = _WORDS[given[0]]
            return run(parser().parse_args(given[1:]))
        return _serve(_serve_parser().parse_args(given))
    except StoreDamaged as damaged:
        print(damaged, file=sys.stderr)
        return 3
    except OSError as error:
        print(
            f"{error}: 请检查路径、权限和磁盘 check the path, its rights, the disk", file=sys.stderr
        )
        return 2
    except (BadListen, StoreProblem, ValueError) as error:
        print(error, file=sys.stderr)
        return 2


def clock_of(text: str) -> Clock:
    """Return the clock a `--clock` text describes; empty is the machine's own."""
    try:
        return DemoClock.parse(text) if text else SystemClock()
    except ValueError as error:
        raise ValueError(
            f"--clock wants STORY START,REAL START,RATE, not {text!r} 时钟写法不对"
        ) from error


def _serve(given: argparse.Namespace) -> int:
    write_log(given.log)
    listen = Listen.parse(given.listen)
    listen = Listen(
        listen.host,
        listen.port,
        given.tls_cert,
        given.tls_key,
        given.insecure_beyond_loopback,
    )
    clock = clock_of(given.clock)
    settings = HubSettings(
        hall=given.hall,
        hall_name=given.hall_name,
        owner_away=timedelta(seconds=given.owner_away) or timedelta.max,
        clocks=load_clocks(given.profile),
        order_limits=load_order_limits(),
        feeds=() if given.feeds is None else load_feeds(given.feeds),
        platforms=() if given.platforms is None else load_platforms(given.platforms),
        silence=load_silence(given.profile),
        persons=load_persons(given.profile),
        is_ruled=not given.no_rules,
        receipt_address=_address(given.receipts),
    )
    serve(
        given.data, listen, clock, _say_ready, lambda core: _prepare(core, clock), settings,
        given.restore_from,
    )  # fmt: skip
    return 0


def _address(told: str) -> str:
    """Return where phones reach the hub.

    Raises:
        ValueError: it is no address of a page.
    """
    parts = urlsplit(told)
    if told and (parts.scheme not in ("http", "https") or not parts.hostname or parts.query):
        raise ValueError(f"--receipts wants https://HOST[:PORT], not {told!r} 应为手机可达的网址")
    return told.rstrip("/")


def _seconds(told: str) -> int:
    seconds = int(told)
    if seconds < 0:
        raise ValueError("less than nothing")
    return seconds


def _prepare(core: HubCore, clock: Clock) -> None:
    _let_sources_in(core, clock)
    if core.settings.is_ruled:
        rule_file.begin(core, clock.now())


def _say_ready(url: str) -> None:
    print(json.dumps({"ready": True, "url": url}), flush=True)


def _let_sources_in(core: HubCore, clock: Clock) -> None:
    """Keep the token of the environment, or make one when no source can get in yet."""
    token = os.environ.get(TOKEN_VARIABLE, "")
    if not token and accounts.has_tokens(core.short_reads):
        return
    if not token:
        token = secrets.token_urlsafe(32)
        print(f"source token (shown once) 信源令牌(仅显示一次): {token}", file=sys.stderr)
        sys.stderr.flush()
    core.do(lambda t: accounts.keep_token(t, token, DEFAULT_SOURCE), clock.now())


def _serve_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hub",
        description="Serve a hub. Other words: user, token, import, rules, calendar, dictionary,"
        " playbooks, plugins, backup, restore, restore-epoch, openapi.",
    )
    _data(parser)
    parser.add_argument("--listen", default="127.0.0.1:8420", help="HOST:PORT; 0 = a free port")
    parser.add_argument("--tls-cert", type=Path, help="certificate, PEM")
    parser.add_argument("--tls-key", type=Path, help="its private key, PEM")
    parser.add_argument("--insecure-beyond-loopback", action="store_true")
    parser.add_argument(
        "--restore-from",
        type=Path,
        help="a backup that takes the place of a database found damaged, without a person",
    )
    parser.add_argument(
        "--log", type=Path, help="a file for the log, turned at 5 MB, ten kept; default: stderr"
    )
    parser.add_argument("--clock", default="", help="story start,real start,rate (demo)")
    parser.add_argument(
        "--owner-away",
        type=_seconds,
        default=int(HubSettings().owner_away.total_seconds()),
        help="seconds of silence of a seat after which its red alerts are let go; 0: never",
    )
    parser.add_argument(
        "--profile",
        default="default",
        help=f"whose clocks call somebody further up (resources/profiles); {NOBODY}: nobody's",
    )
    parser.add_argument(
        "--feeds", type=Path, help="TOML list of the sources the hub watches by itself"
    )
    parser.add_argument(
        "--platforms", type=Path, help="TOML list of the video platforms that turn cameras"
    )
    parser.add_argument("--no-rules", action="store_true", help="take reports in as they come")
    parser.add_argument(
        "--receipts",
        default="",
        help="where phones reach this hub, https://HOST[:PORT]; empty: no one-page receipts",
    )
    parser.add_argument("--hall", default="hall", help="id of the hall")
    parser.add_argument("--hall-name", default="", help="name of the hall on screen")
    return parser


def _user_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hub user", description="Local accounts; the password comes on standard input."
    )
    parser.add_argument("what", choices=("add", "list", "disable"))
    parser.add_argument("account", nargs="?", default="")
    _data(parser)
    parser.add_argument("--role", choices=tuple(ROLES), default="officer")
    parser.add_argument("--name", default="", help="name on screen")
    parser.add_argument("--seat", default="", help="the only seat it may log in at")
    return parser


def _token_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hub token", description="Make a source's token.")
    _data(parser)
    parser.add_argument("--source", required=True, help="name of the source")
    return parser


def _import_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hub import", description="Take in reference records: NDJSON of kind, id, body."
    )
    parser.add_argument("file", type=Path)
    _data(parser)
    return parser


def _backup_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hub backup", description="Copy the database, also while the hub runs."
    )
    _data(parser)
    parser.add_argument("--to", type=Path, required=True, help="the copy; replaced when it is new")
    return parser


def _restore_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hub restore",
        description="Put a backup in place and begin a new epoch; what was there is set aside.",
    )
    parser.add_argument("file", type=Path)
    _data(parser)
    return parser


def _epoch_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hub restore-epoch", description="Begin a new epoch after a restored backup."
    )
    _data(parser)
    return parser


def _openapi_parser() -> argparse.ArgumentParser:
    return argparse.ArgumentParser(prog="hub openapi", description="Print the OpenAPI document.")


def _data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, required=True, help="folder of the hub's data")


_WORDS: dict[
    str,
    tuple[Callable[[], argparse.ArgumentParser], Callable[[argparse.Namespace], int]],
] = {
    "user": (_user_parser, words.user),
    "token": (_token_parser, words.token),
    "import": (_import_parser, words.import_records),
    "rules": (rule_words.parser, rule_words.run),
    "calendar": (calendar_words.parser, calendar_words.run),
    "dictionary": (dictionary_words.parser, dictionary_words.run),
    "playbooks": (playbook_words.parser, playbook_words.run),
    "plugins": (plugin_words.parser, plugin_words.run),
    "backup": (_backup_parser, words.backup),
    "restore": (_restore_parser, words.restore),
    "restore-epoch": (_epoch_parser, words.restore_epoch),
    "openapi": (_openapi_parser, words.openapi),
}
