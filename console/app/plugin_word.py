"""`command-hall plugin …`: the words of authors and of whoever looks after a seat.

It speaks Chinese and English at once, as the doctor does.
"""

import argparse
import sys
from collections.abc import Sequence

from console.app import plugin_author_word, plugin_seat_word
from console.app.entry import NotLetIn
from console.app.plugin_said import Does
from console.plugin_api.fault import PluginFaultsError
from offline_cache.problems import StoreProblem


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the word; return 1 when something is wrong with the plugin or was not done."""
    given = _arguments(sys.argv[1:] if arguments is None else arguments)
    does: Does = given.does
    try:
        return does(given)
    except PluginFaultsError as error:
        for fault in error.faults:
            sys.stderr.write(f"{fault.said()}\n  {fault.said(in_english=True)}\n")
    except NotLetIn as error:
        words = error.detail
        sys.stderr.write(f"登录不了：{words.zh or error}\n  cannot log in: {words.en or error}\n")
    except StoreProblem as problem:
        sys.stderr.write(f"没有办成：{problem.what}（{problem.where}）\n  {problem.to_do}\n")
    except (OSError, ValueError) as error:
        sys.stderr.write(f"没有办成：{error}\n  not done: {error}\n")
    return 1


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="command-hall plugin", description=__doc__)
    words = parser.add_subparsers(required=True)

    def word(name: str, does: Does, says: str) -> argparse.ArgumentParser:
        made = words.add_parser(name, help=says)
        made.set_defaults(does=does)
        return made

    plugin_author_word.declare(word)
    plugin_seat_word.declare(word)
    return parser.parse_args(list(arguments))


if __name__ == "__main__":
    sys.exit(main())
