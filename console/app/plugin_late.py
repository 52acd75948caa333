"""What a seat's plugin desk builds when it is asked for: a start imports none of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.approval_desk import ApprovalDesk
    from console.app.plugin_desk import PluginDesk
    from console.app.plugin_page_desk import PluginPageDesk
    from console.app.plugin_safe_mode import PluginSafeMode
    from console.app.plugin_settings_desk import PluginSettingsDesk
    from console.app.plugin_versions import PluginVersions
    from console.app.seat import Seat


def approvals(seat: "Seat", theme: Theme) -> "ApprovalDesk":
    """Return the list of approvals."""
    from console.app.approval_desk import ApprovalDesk

    return ApprovalDesk(seat, theme)


def making(seat: "Seat", theme: Theme) -> "PluginPageDesk":
    """Return what opens the page maker."""
    from console.app.plugin_page_desk import PluginPageDesk

    return PluginPageDesk(seat, theme)


def setting(seat: "Seat", theme: Theme) -> "PluginSettingsDesk":
    """Return what opens settings of plugins."""
    from console.app.plugin_settings_desk import PluginSettingsDesk

    return PluginSettingsDesk(seat, theme)


def safe_mode(desk: "PluginDesk", seat: "Seat", folder: Path) -> "PluginSafeMode":
    """Return safe mode, tied to the desk."""
    from console.app.plugin_safe_mode import PluginSafeMode

    made = PluginSafeMode(seat, folder)
    made.wanted.connect(desk.leave_out)
    return made


def versions(desk: "PluginDesk", seat: "Seat", folder: Path) -> "PluginVersions":
    """Return what changes which version is used."""
    from console.app.plugin_reading import INSTALLED
    from console.app.plugin_versions import PluginVersions

    return PluginVersions(seat, folder / INSTALLED, desk.name, desk.armed, desk.read_again)
