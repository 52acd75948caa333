"""Commands about all plugins; a plugin's own are declared by its manifest."""

from console.commands.registry import Command, text

LIST = Command("plugin.list", text("plugin", "Approve plugins"), "Ctrl+Shift+T", acts=False)
HAND_OVER = Command(
    "plugin.hand_over", text("plugin", "Let new versions of plugins take over"), "Ctrl+Shift+F7"
)
ROLL_BACK = Command(
    "plugin.roll_back", text("plugin", "Plugin back to the version before"), "Ctrl+Shift+F8"
)
SAFE_MODE = Command(
    "plugin.safe_mode", text("plugin", "Leave plugins out, or bring them back"), "Ctrl+Shift+F9"
)
MAKE_PAGE = Command(
    "plugin.make_page", text("plugin", "Make a page of a bureau's workbook"), "Ctrl+Shift+F11"
)
SETTINGS = Command(
    "plugin.settings", text("plugin", "Settings of the plugin of this page"), "Ctrl+Shift+F10"
)
COMMANDS = (LIST, HAND_OVER, ROLL_BACK, SAFE_MODE, MAKE_PAGE, SETTINGS)
