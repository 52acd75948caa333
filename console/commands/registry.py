"""Commands: declared once with title, key and condition; menu, palette, keys and help follow.

A command's title is a marked text (`text("commands", "Sign")`), translated where it is
shown, so that this package stays free of Qt.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Text:
    """An English source text with its translation context."""

    context: str
    source: str


def text(context: str, source: str) -> Text:
    """Mark a literal for translation (packaging/update_translations.py collects these calls)."""
    return Text(context, source)


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do.

    Args:
        id: `subject.verb`.
        title: what the palette and the button say.
        key: its key as Qt writes it (`Space`, `Ctrl+K`); empty when it has none.
        when: a condition the shell knows (`alert.selected`); empty for always.
        on: the page whose keys these are; empty for everywhere.
        acts: whether it does something; what only shows goes on while the seat is locked.
        wide: whether it reaches further than one matter: the hall's profile may ask for a second
            person (`release` in resources/profiles).
        fixed: whether its key is part of how a form or a list works, and stays as it is.
    """

    id: str
    title: Text
    key: str = ""
    when: str = ""
    on: str = ""
    acts: bool = True
    fixed: bool = False
    wide: bool = False


Handler = Callable[..., Any]


class CommandTable:
    """All commands of a seat, with whoever carries them out."""

    def __init__(self) -> None:
        self._declared: dict[str, Command] = {}
        self._chosen: dict[str, str] = {}
        self._commands: dict[str, Command] = {}
        self._followers: list[Callable[[], None]] = []
        self._handlers: dict[str, Handler] = {}
        self._builders: dict[str, Callable[[], object]] = {}
        self.gate: Callable[[Command, Mapping[str, Any]], bool] | None = None
        """Asked before a command that acts; False holds it back (a locked seat)."""

    def announce(self, commands: Iterable[Command], build: Callable[[], object]) -> None:
        """Declare commands whose page is not built yet: keys and titles stand from now on.

        Args:
            commands: what the page will add itself.
            build: builds the page; called when one of them is run before that.

        Raises:
            ValueError: see `add`.
        """
        for command in commands:
            self._declare(command)
            self._builders[command.id] = build

    def add(self, command: Command, handler: Handler) -> Callable[[], None]:
        """Register a command and return the way to undo it.

        Raises:
            ValueError: the id is taken, or the key is taken on the same page.
        """
        if self._builders.pop(command.id, None) is None:
            self._declare(command)
        self._handlers[command.id] = handler

        def undo() -> None:
            self._declared.pop(command.id, None)
            self._commands.pop(command.id, None)
            self._handlers.pop(command.id, None)

        return undo

    def redirect(self, id: str, handler: Handler) -> None:
        """Let another handler carry out a declared command from now on."""
        if id in self._builders:
            self._builders[id]()
        if id in self._commands:
            self._handlers[id] = handler

    def _declare(self, command: Command) -> None:
        if command.id in self._declared:
            raise ValueError(f"there is a command {command.id} already")
        rival = rival_of(command, self._declared.values())
        if rival is not None:
            raise ValueError(f"{command.id} and {rival.id} both want {command.key}")
        self._declared[command.id] = command
        self._commands[command.id] = command
        if self._chosen:
            self._apply()

    def run(self, id: str, **args: Any) -> Any:
        """Carry a command out; what it returns is its handler's, None when it was held back.

        Raises:
            KeyError: there is no such command.
        """
        command = self._commands[id]
        if command.acts and self.gate is not None and not self.gate(command, args):
            return None
        if id in self._builders:
            self._builders[id]()
        return self._handlers[id](**args)

    def get(self, id: str) -> Command:
        """Return a declared command.

        Raises:
            KeyError: there is no such command.
        """
        return self._commands[id]

    def key_of(self, command: Command) -> str:
        """Return a command's key as it is now; its first one before it is declared here."""
        return self._commands.get(command.id, command).key

    def declared(self, id: str) -> Command:
        """Return a command as it was declared, whatever key a person has chosen for it.

        Raises:
            KeyError: there is no such command.
        """
        return self._declared[id]

    def choose_keys(self, chosen: Mapping[str, str]) -> None:
        """Give commands other keys; every command not named has its own again.

        A chosen key that is taken, by a command this console did not have when it was chosen, is
        left out.
        """
        self._chosen = dict(chosen)
        self._apply()
        for follow in list(self._followers):
            follow()

    def follow_keys(self, follow: Callable[[], None]) -> None:
        """Have a function called whenever keys are other ones."""
        self._followers.append(follow)

    def _apply(self) -> None:
        self._commands = with_keys(self._declared, self._chosen)

    def __iter__(self) -> Iterator[Command]:
        return iter(list(self._commands.values()))

    def by_key(self) -> Mapping[tuple[str, str], Command]:
        """Return commands by page and key."""
        return {(c.on, c.key): c for c in self._commands.values() if c.key}


def rival_of(command: Command, others: Iterable[Command]) -> Command | None:
    """Return who else wants a command's key where it would mean this command."""
    if not command.key:
        return None
    for other in others:
        meets = "" in (other.on, command.on) or other.on == command.on
        if other.id != command.id and meets and same_key(other.key, command.key):
            return other
    return None


def with_keys(declared: Mapping[str, Command], chosen: Mapping[str, str]) -> dict[str, Command]:
    """Return commands with chosen keys, without the choices that would clash."""
    kept = {id: key for id, key in chosen.items() if id in declared and not declared[id].fixed}
    while True:
        found = {
            id: replace(each, key=kept[id]) if id in kept else each for id, each in declared.items()
        }
        clashing = next((id for id in kept if rival_of(found[id], found.values())), None)
        if clashing is None:
            return found
        del kept[clashing]


def same_key(one: str, other: str) -> bool:
    """Whether two keys are the same, in whatever order and case they are written."""
    return one == other or key_parts(one) == key_parts(other)


@lru_cache(1024)
def key_parts(key: str) -> tuple[frozenset[str], str]:
    """Return the modifiers of a key and what stands on its cap."""
    *modifiers, cap = key.lower().removesuffix("+").split("+") if key != "+" else ["+"]
    if key.endswith("++"):
        modifiers, cap = [*modifiers, cap], "+"
    return frozenset(filter(None, modifiers)), {"enter": "return", "escape": "esc"}.get(cap, cap)
