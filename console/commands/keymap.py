"""Which key a person may give a command, and the keys they gave.

A key that belongs to an input method, the desktop or a form is refused with whose it is; one that
another command has where both would hold is refused with that command.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from console.commands.fixed_keys import fixed_on
from console.commands.registry import CommandTable, Text, key_parts, rival_of
from console.settings.key_choices import KeyChoices

_MODIFIERS = frozenset({"ctrl", "alt", "shift", "meta"})
_MODIFIER_CAPS = frozenset({"control", "altgr", "super_l", "super_r", "hyper_l", "capslock"})
_IN_FORMS = frozenset({"intake"})
"""Pages whose keys are pressed while somebody writes: a plain letter would be written instead."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a key cannot be had.

    Attributes:
        code: `modifier` (no key of its own), a reason of the reserved keys, `fixed` (the command
            keeps its key), `form` or `everywhere` (needs Ctrl, Alt or an F key), `sign` (Shift
            with a sign is another key on another keyboard), `taken`.
        by: what has it, for `taken`.
    """

    code: str
    by: Text | None = None


class Keymap:
    """The keys of whoever sits here.

    Args:
        table: the commands.
        reserved: whose each reserved key is.
        choices: where chosen keys are kept.
    """

    def __init__(
        self, table: CommandTable, reserved: Mapping[str, str], choices: KeyChoices
    ) -> None:
        self._table = table
        self._reserved = {key_parts(key): why for key, why in reserved.items()}
        self._choices = choices
        self._person = ""
        self._chosen: dict[str, str] = {}

    def sit_down(self, person: str) -> None:
        """Take a person's keys up.

        Raises:
            ValueError: what is kept cannot be read; the usual keys hold.
        """
        self._person, self._chosen = person, {}
        try:
            self._chosen = dict(self._choices.load(person))
        finally:
            self._table.choose_keys(self._allowed())

    @property
    def chosen(self) -> Mapping[str, str]:
        """The keys this person chose, by command."""
        return dict(self._chosen)

    def rebind(self, id: str, key: str) -> Refusal | None:
        """Give a command another key; None when it has it now, and it is kept.

        Raises:
            KeyError: there is no such command.
            OSError: it holds now, and could not be kept.
        """
        refusal = self.judge(id, key)
        if refusal is None:
            self._keep({**self._chosen, id: key})
        return refusal

    def reset(self, id: str) -> Refusal | None:
        """Give a command its usual key again; refused while another command has that.

        Raises:
            KeyError: there is no such command.
            OSError: it holds now, and could not be kept.
        """
        refusal = self._taken(id, self._table.declared(id).key)
        if refusal is None:
            self._keep({each: key for each, key in self._chosen.items() if each != id})
        return refusal

    def reset_all(self) -> None:
        """Give every command its usual key again.

        Raises:
            OSError: it holds now, and could not be kept.
        """
        self._keep({})

    def judge(self, id: str, key: str) -> Refusal | None:
        """Return why a command cannot have a key; None when it can."""
        declared = self._table.declared(id)
        if declared.fixed:
            return Refusal("fixed")
        if key == declared.key:
            return self._taken(id, key)
        return self._unfit(key, declared.on) or self._taken(id, key)

    def _unfit(self, key: str, on: str) -> Refusal | None:
        modifiers, cap = key_parts(key)
        if cap in _MODIFIERS | _MODIFIER_CAPS or not cap:
            return Refusal("modifier")
        why = self._reserved.get((modifiers, cap))
        if why is not None:
            return Refusal(why)
        is_letter = len(cap) == 1 and cap.isalnum() and cap.isascii()
        if "shift" in modifiers and len(cap) == 1 and not is_letter:
            return Refusal("sign")
        writes = not modifiers & {"ctrl", "alt", "meta"} and (len(cap) == 1 or cap == "space")
        if writes and (not on or on in _IN_FORMS):
            return Refusal("everywhere" if not on else "form")
        return None

    def _taken(self, id: str, key: str) -> Refusal | None:
        wanted = replace(self._table.declared(id), key=key)
        rival = rival_of(wanted, self._table)
        if rival is not None:
            return Refusal("taken", rival.title)
        fixed = fixed_on(key, wanted.on) if key != self._table.declared(id).key else None
        return Refusal("taken", fixed.title) if fixed is not None else None

    def _allowed(self) -> dict[str, str]:
        """Return what of the chosen keys may be had: a file may have been written by hand."""
        known = {command.id: command for command in self._table}
        return {
            id: key
            for id, key in self._chosen.items()
            if id not in known or self._is_fit(id, key, known[id].on)
        }

    def _is_fit(self, id: str, key: str, on: str) -> bool:
        return self._unfit(key, on) is None and fixed_on(key, on) is None

    def _keep(self, chosen: dict[str, str]) -> None:
        usual = {id for id, key in chosen.items() if key == self._declared_key(id)}
        self._chosen = {id: key for id, key in chosen.items() if id not in usual}
        self._table.choose_keys(self._allowed())
        self._choices.save(self._person, self._chosen)

    def _declared_key(self, id: str) -> str:
        try:
            return self._table.declared(id).key
        except KeyError:  # of a page or plugin that is not here today; kept for when it is
            return ""
