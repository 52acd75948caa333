"""What the contract tests found, as it is kept beside an installed version and shown with it."""

from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from console.plugin_api.fault import PluginFault
from console.plugin_api.words import Words
from console.plugin_host.packages.whole_file import write_whole

SUFFIX = ".proof.json"


class Seen(Struct, frozen=True, kw_only=True):
    """One check of the pack.

    Attributes:
        id: of the check.
        words: what it looks at.
        faults: what was wrong, a sentence each.
        left_out: why it was not done; None where it was.
        facts: what was seen.
    """

    id: str
    words: Words
    faults: tuple[Words, ...] = ()
    left_out: Words | None = None
    facts: tuple[Words, ...] = ()


class Proof(Struct, frozen=True, kw_only=True):
    """One run of the pack.

    Attributes:
        pack: which version of it: the number of the door its checks belong to.
        at: when.
        held_by: what held the program while it was tried.
        seen: each check.
    """

    pack: str
    at: datetime
    held_by: Words | None
    seen: tuple[Seen, ...]

    @property
    def is_good(self) -> bool:
        """Whether nothing was wrong."""
        return not any(each.faults for each in self.seen)

    @property
    def said(self) -> Words:
        """The outcome in one line."""
        done = [each for each in self.seen if each.left_out is None]
        good = sum(not each.faults for each in done)
        out = len(self.seen) - len(done)
        zh = f"接口 {self.pack} 约定测试：{good}/{len(done)} 项通过"
        en = f"contract tests {self.pack}: {good} of {len(done)} passed"
        return Words(f"{zh}，{out} 项未做", f"{en}, {out} not done") if out else Words(zh, en)


def faults_of(proof: Proof) -> tuple[PluginFault, ...]:
    """Return what was wrong as faults of the plugin."""
    do = Words("请归口单位改正后重新打包", "its owner mends it and packs it anew")
    return tuple(
        PluginFault("plugin_contract", each.id, "", words, do)
        for each in proof.seen
        for words in each.faults
    )


def keep_proof(root: Path, id: str, version: str, proof: Proof) -> None:
    """Keep it beside the version; what was laid is not changed by it."""
    write_whole(root / id / f"{version}{SUFFIX}", msgspec.json.encode(proof).decode())


def kept_proof(root: Path, id: str, version: str) -> Proof | None:
    """Return what was kept; None without one, or where it cannot be read."""
    try:
        return msgspec.json.decode((root / id / f"{version}{SUFFIX}").read_bytes(), type=Proof)
    except (OSError, msgspec.MsgspecError):
        return None
