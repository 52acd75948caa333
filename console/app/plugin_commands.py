"""What a person can do with plugins: open their pages, run what they bring, take counts along."""

from console.commands.registry import Command, Text, text
from console.plugin_api.manifest import Manifest, PluginCommand

EXPORT = Command("plugin.export_usage", text("plugin", "Write out how often topics are opened"))


def own_id(plugin: str, command: str) -> str:
    """Return the id of a plugin's command."""
    return f"plugin.{plugin}.{command}"


def own_command(manifest: Manifest, command: PluginCommand, in_english: bool) -> Command:
    """Return a plugin's command as the console declares it; its key holds on its own pages."""
    title = Text(f"plugin.{manifest.id}", command.title.said(in_english))
    return Command(own_id(manifest.id, command.id), title, command.key, on=f"plugin.{manifest.id}")


def page_command(page: str, name: str) -> Command:
    """Return what opens a page; the palette finds it by the page's name."""
    return Command(f"{page}.show", Text("plugin.page", name), acts=False)
