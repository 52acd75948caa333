"""Settings said on the command line of one run, as `NAME=VALUE`."""

from collections.abc import Iterable, Mapping

from console.settings.declared import BY_NAME
from console.settings.schema import Level, Setting, Value


def said_at_start(words: Mapping[Setting, Value | None], pairs: Iterable[str]) -> dict[str, Value]:
    """Return what a run says, by the names of the settings.

    Args:
        words: options of their own; None where one was not given.
        pairs: the others, `NAME=VALUE`.

    Raises:
        ValueError: there is no such setting, it is not a run's to say, or it cannot be that.
    """
    start = {s.name: _checked(s, value) for s, value in words.items() if value is not None}
    for pair in pairs:
        name, _, text = pair.partition("=")
        start[name] = _read(name, text)
    return start


def _checked(setting: Setting, value: Value) -> Value:
    try:
        return setting.check(value)
    except ValueError as error:
        raise ValueError(f"{setting.name}: {value!r} is not one of {error}") from error


def _read(name: str, text: str) -> Value:
    setting = BY_NAME.get(name)
    if setting is None:
        raise ValueError(f"--set: there is no setting {name!r}")
    if not setting.may_be_said_at(Level.START):
        raise ValueError(f"--set {name}: the hall's policy file alone says it")
    try:
        return setting.parse(text)
    except ValueError as error:
        raise ValueError(f"--set {name}: {text!r} is not one of {error}") from error
