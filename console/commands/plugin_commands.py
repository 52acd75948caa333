"""Commands about all plugins; a plugin's own are declared by its manifest."""

from console.commands.registry import Command, text

LIST = Command("plugin.list", text("plugin", "Let plugins in"), acts=False)
