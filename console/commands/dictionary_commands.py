"""派单字典: look an entry up from anywhere; read what another version changes."""

from concurrent.futures import Future

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.registry import Command, text
from console.commands.release_args import release_args
from console.domain.dictionary import PROPOSED, Dictionary
from console.domain.release import Release, with_release

LOOK_UP = Command(
    "dictionary.open", text("dictionary", "Dispatch dictionary"), "Ctrl+D", acts=False
)
CHANGES = Command(
    "dictionary.changes", text("dictionary", "What the dictionary changes"), "Ctrl+Shift+G",
    acts=False,
)  # fmt: skip
PAGE = "dictionary_changes"
ADOPT = Command(
    "dictionary.adopt",
    text("dictionary", "Put the proposal in force"),
    "Ctrl+Return",
    "",
    PAGE,
    wide=True,
)

COMMANDS = (LOOK_UP, CHANGES, ADOPT)


class DictionaryActs:
    """Saved by the executor."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def adopt(self, proposed: Dictionary, release: Release | None) -> "Future[Result]":
        """Put the proposal in force that was read, as a whole."""
        released = "" if release is None else release.name
        args = {"version": proposed.version, "released": released, **release_args(release)}
        words = f"派单字典 {proposed.title or proposed.version} 生效，改动 {proposed.changed} 条"
        key = f"{Dictionary.KIND}/{PROPOSED}"
        log = LogLine("字典", with_release(words, release), (key,))
        return self._executor.perform(Intention("dictionary.adopt", key, [key], args, log=log))
