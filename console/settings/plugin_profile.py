"""How the hall lets plugins in and new versions out: data of its profile with a source."""

from dataclasses import dataclass
from datetime import timedelta

from console.domain.plugin import Persons, persons_of
from console.settings.profile_data import profile_value


@dataclass(frozen=True, slots=True)
class PluginRules:
    """What the hall asks.

    Attributes:
        persons: how many have to say yes before a plugin is let in.
        needs_pilot: whether a new version has to stand at one desk first.
        enough: so long unharmed there, and every desk may use it; zero: a person says so.
    """

    persons: Persons
    needs_pilot: bool
    enough: timedelta


def load_plugin_rules(name: str = "default") -> PluginRules:
    """Read `plugins` of a profile.

    Raises:
        ValueError: it is missing or not understood; the message says which file and what.
    """
    told = profile_value("plugins", name)
    try:
        pilot = told["pilot"]
        enough = timedelta(hours=float(pilot["hours"]))
        return PluginRules(persons_of(told), bool(pilot["required"]), enough)
    except (KeyError, TypeError) as error:
        raise ValueError(f"{name}.toml: plugins: {error!r} is missing or not understood") from error
