"""The command line of the seat without a screen."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_data_path

from console.settings import declared
from console.settings.at_start import said_at_start
from console.settings.store import Paths, Settings

HELP = """\
A seat without a screen: the store, the acts and the sync of the console, driven by JSON lines on
standard input; each is answered by one JSON line on standard output, in order. Lines with "news"
come between them. The first line says who sits here; a secret is never taken from anywhere else.

  {"login":{"account":"wangmin","password":"…","seat":"seat-7","seat_name":"七席"}}
  {"login":{"grant":"…"}}          a grant that a log-in gave
  {"login":{}}                     whoever sat here last
      each with "passphrase" where the store's key has one; again at any time, for the next shift

  {"run":"alert.acknowledge","args":{"alert":"ID"}}      answered once it is saved: {"saved":"OP",…}
  {"show":"acts"}                                        every act with its fields
  {"until":"settled","seconds":30}   also: online, degraded, offline, record ("key":"alert/ID")
  {"show":"alerts"}                  also: orders, assignments, log, checks, feeds, units, outbox,
                                     refused, link, record, records, operation
  {"stop":true}                      so does the end of standard input

Any line may carry "tag", which comes back with its answer. A bad line is answered by "error" with
what is wrong and what to do; nothing else stops.
"""


@dataclass(frozen=True, slots=True)
class Options:
    """How this seat was asked to start; meanings as in `console.app.args`."""

    hub: str
    data: Path
    key_policy: str = "auto"
    ca: str = ""
    settings: Settings = field(default_factory=lambda: Settings(Paths.nowhere()))


def parse(arguments: Sequence[str]) -> Options:
    """Read the command line; a mistake ends the program with a plain sentence."""
    parser = argparse.ArgumentParser(
        prog="hall seat", description=HELP, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--hub", help="address of the hub; remembered after the first log-in")
    add("--data", type=Path, default=user_data_path("command-hall"), help="folder of this seat")
    add("--key", choices=("auto", "keyring", "passphrase", "machine"))
    add("--ca", help="file of the hall's certificate authority")
    add("--set", action="append", default=[], metavar="NAME=VALUE", help="a setting for this run")
    given = parser.parse_args(list(arguments))
    words = {
        declared.HUB_ADDRESS: given.hub,
        declared.KEY_POLICY: given.key,
        declared.HUB_CA: given.ca,
    }
    try:
        settings = Settings(Paths.of(given.data), said_at_start(words, given.set))
    except ValueError as error:
        parser.error(str(error))
    hub, key, ca = (str(settings.value(each)) for each in words)
    return Options(hub, given.data, key, ca, settings)
