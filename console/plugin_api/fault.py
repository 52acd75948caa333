"""What is wrong with a plugin: where, what, and what to do; in both languages."""

from dataclasses import dataclass

from console.plugin_api.words import Words


@dataclass(frozen=True, slots=True)
class PluginFault:
    """One thing that is wrong.

    Attributes:
        code: stands in resources/errors.toml (`plugin_…`).
        file: inside the plugin, or the workbook's name.
        place: line, key path, or sheet and cell (`指标!C4`).
        what: what is wrong.
        do: what to do about it.
    """

    code: str
    file: str
    place: str
    what: Words
    do: Words

    def said(self, in_english: bool = False) -> str:
        """Return it as one sentence with its place."""
        where = " ".join(part for part in (self.file, self.place) if part)
        sign = ": " if in_english else "："
        stop = "; " if in_english else "；"
        return f"{where}{sign}{self.what.said(in_english)}{stop}{self.do.said(in_english)}"


class PluginFaultsError(Exception):
    """Nothing was taken, because of these."""

    def __init__(self, faults: tuple[PluginFault, ...]) -> None:
        super().__init__("\n".join(fault.said() for fault in faults))
        self.faults = faults
