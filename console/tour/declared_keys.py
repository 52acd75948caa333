"""Every command the console declares: for the manual's page of all keys, and for tests of all."""

import importlib
import pkgutil
from collections.abc import Iterator

import console.commands
import console.screens
import console.shell
from console.commands.registry import Command

PACKAGES = (console.commands, console.shell, console.screens)


def declared_commands() -> list[tuple[str, Command]]:
    """Return every command that stands in a module, with the module that was met first."""
    found: dict[int, tuple[str, Command]] = {}
    for package in PACKAGES:
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for value in vars(importlib.import_module(module.name)).values():
                for command in _commands_in(value):
                    found.setdefault(id(command), (module.name, command))
    return list(found.values())


def _commands_in(value: object) -> Iterator[Command]:
    if isinstance(value, Command):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _commands_in(each)
    elif isinstance(value, dict):
        yield from _commands_in(list(value.values()))
