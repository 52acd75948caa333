"""What a person can do with plugins: open their pages, run what they bring, take counts along."""

from dataclasses import replace

from console.commands.fixed_keys import fixed_on
from console.commands.registry import Command, CommandTable, Text, key_parts, rival_of, text
from console.plugin_api.manifest import Manifest, PluginCommand
from console.settings.reserved_keys import reserved_keys

EXPORT = Command("plugin.export_usage", text("plugin", "Write out how often topics are opened"))


def own_id(plugin: str, command: str) -> str:
    """Return the id of a plugin's command."""
    return f"plugin.{plugin}.{command}"


def own_scope(plugin: str) -> str:
    """Return where the keys of a plugin hold: on its own pages."""
    return f"plugin.{plugin}"


def own_command(manifest: Manifest, command: PluginCommand, in_english: bool) -> Command:
    """Return a plugin's command as the console declares it; its key holds on its own pages."""
    title = Text(f"plugin.{manifest.id}", command.title.said(in_english))
    scope = own_scope(manifest.id)
    return Command(own_id(manifest.id, command.id), title, command.key, on=scope)


def free_key(command: Command, table: CommandTable) -> tuple[Command, bool]:
    """Return a command as it may stand, and whether it lost its key.

    A key is lost to the input method and the desktop, to forms and lists, to a command of the
    console, or to another of the same plugin.
    """
    reserved = {key_parts(key) for key in reserved_keys()}
    is_taken = bool(command.key) and (
        key_parts(command.key) in reserved
        or fixed_on(command.key, command.on) is not None
        or rival_of(command, table) is not None
    )
    return (replace(command, key="") if is_taken else command), is_taken


def page_command(page: str, name: str) -> Command:
    """Return what opens a page; the palette finds it by the page's name."""
    return Command(f"{page}.show", Text("plugin.page", name), acts=False)
