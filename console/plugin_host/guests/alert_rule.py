"""Whether an alert is one its plugin declares."""

from console.plugin_api.manifest import Manifest
from console.plugin_host.guests import calls
from console.plugin_host.guests.refused import bad_args

_GRADES = ("notice", "blue", "yellow", "orange", "red")


def look_at_alert(plugin: Manifest, asked: calls.RaiseAlert) -> None:
    """Take an alert of a declared type that is not above what its type allows.

    Raises:
        CallRefusedError: it is another.
    """
    known = next((each for each in plugin.alert if each.id == asked.type), None)
    if known is None:
        raise bad_args(f"type {asked.type}")
    if _GRADES.index(asked.severity) > _GRADES.index(known.severity):
        raise bad_args(f"severity {asked.severity} > {known.severity}")
