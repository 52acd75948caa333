"""The command line: the first word names a program, the rest is that program's own.

Nothing of the console is imported here before the word is known, so that `hub` never loads Qt and
no program pays for another.
"""

import os
import runpy
import sys
from collections.abc import Mapping, Sequence
from types import MappingProxyType

PROGRAMS: Mapping[str, str] = MappingProxyType(
    {
        "console": "console.app.main",
        "seat": "console.app.headless",
        "replay": "console.app.replay.main",
        "hub": "console.hub",
        "demo": "console.demo",
        "tour": "console.tour",
        "doctor": "console.app.doctor",
        "self-test": "console.app.self_test",
        "update": "console.app.update_word",
        "verify": "console.app.verify_word",
        "bench": "console.bench",
        "backup": "console.app.backup_word",
        "restore": "console.app.restore_word",
        "journal": "console.app.journal_word",
        "settings": "console.app.settings_word",
        "audit": "console.app.audit_word",
        "recovery-key": "console.app.recovery_word",
        "plugin": "console.app.plugin_word",
        "manual": "console.app.manual_word",
    }
)
"""Each word and the module that is run for it, as `python -m MODULE` would."""

HELP = """\
usage: command-hall WORD [options]

  console   the console of one seat
  seat      a seat without a screen: JSON lines in and out
  replay    what a seat saw and did, played again; nothing can be done in it
  hub       the hub: records, change feed, accounts
  demo      a district hub, its cameras, an evening of rain, and the console
  tour      that evening in ninety seconds, a picture of every step
  doctor    what this machine can and cannot do
  self-test whether this installation is whole, as JSON
  update    the newest signed version of a file share in the place of this one
  verify    whether a package is what the hall's supplier signed
  bench     a measurement: alerts, cache, faults, outage, shell, soak, wall
  backup    what was done at this seat, in one encrypted file
  restore   the journal back from a backup
  journal   what can be read of a damaged journal
  settings  every setting, what holds and who said so: list, get, set, explain
  audit     who did what at this seat, as a table
  plugin    plugins of bureaus: new, run, check, test, pack, sign, install, rollback, remove, …
  manual    the manual that came with this installation: where it lies, or a page of it
  recovery-key  the key on paper, for when keyring and passphrase are lost

command-hall WORD --help tells the options of one word.
"""

WRONG_USE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program that the first word names.

    Args:
        arguments: what follows the program's name; the process's own when not given.

    Returns:
        The exit status where no program was run: 0 for help, 2 for an unknown word, 3 where no
        window can open. A program that
        was run ends with `SystemExit` or by returning, which is 0.
    """
    word, *rest = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if word in {"-h", "--help", "help"}:
        from console.runtime.program_name import program

        sys.stdout.write(HELP.replace("command-hall", program()))
        return 0
    if word not in PROGRAMS:
        words = ", ".join(PROGRAMS)
        sys.stderr.write(f"command-hall: no such word: {word}. There are: {words}\n")
        return WRONG_USE
    if word == "console" and "-h" not in rest and "--help" not in rest:
        from console.app import first_look

        if (why := first_look.look(os.environ)) is not None:
            return first_look.say(why)
    sys.argv[1:] = rest
    runpy.run_module(PROGRAMS[word], run_name="__main__", alter_sys=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
