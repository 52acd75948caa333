"""Saving what a patrol has seen and what was found on it: facts, with or without the hub."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from console.commands.attachments import Attachments, Kept
from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.proof_commands import CATEGORY
from console.domain.entity import encode
from console.domain.operations.base import Refused
from console.domain.patrol_finding import FindingCategory, PatrolFinding
from console.domain.patrol_proof import ClearMark, PatrolProof


@dataclass(frozen=True, slots=True)
class Found:
    """What a person found, before it has an id.

    Attributes:
        category: with its digit.
        finding: everything but id and alert, which are made here unless it is the same as one.
        frame: id of the attachment that is the snapshot; empty where there is none.
    """

    category: FindingCategory
    finding: PatrolFinding
    frame: str = ""


class ProofActs:
    """Has proofs and findings saved; all are facts, with or without the hub."""

    def __init__(self, executor: Executor, files: Attachments | None = None) -> None:
        self._executor, self._files = executor, files

    def keep_file(self, name: str, media_type: str, content: bytes) -> Kept:
        """Keep a snapshot or clip, to be named by a finding; off the Qt thread.

        Raises:
            Refused, StoreProblem: it cannot be kept.
        """
        if self._files is None:
            raise Refused("file_unreadable", name)
        return self._files.keep_made(name, media_type, content)

    def new_id(self) -> str:
        """Return an id for a proof or a finding."""
        return self._executor.new_id()

    def prove(self, proof: PatrolProof) -> "Future[Result]":
        """Save what was seen on a page; the seat does it by itself, so no line of the duty log."""
        told = encode(proof)
        for name in ("person", "name", "seat", "cleared_at"):
            told.pop(name, None)
        return self._tell(told.pop("id"), told)

    def say_clear(self, proof: PatrolProof, clear: ClearMark) -> "Future[Result]":
        """Change what is said of a page whose proof is saved already."""
        told = encode(replace(proof, sights=(), clear=ClearMark.NONE))
        needed = {name: told[name] for name in ("plan", "began", "ended")}
        return self._tell(proof.id, {**needed, "clear": clear.value})

    def _tell(self, id: str, args: dict[str, object]) -> "Future[Result]":
        key = f"patrol_proof/{id}"
        told = {"proof_id": id, **args}
        return self._executor.perform(Intention("patrol.proof", key, [key], told, is_by_seat=True))

    def find(self, found: Found) -> tuple[PatrolFinding, "Future[Result]"]:
        """Save a finding with its alert; where it is the same as another, on that one's alert."""
        finding, new = found.finding, self._executor.new_id
        alert = finding.alert or new()
        made = replace(finding, id=finding.id or new(), alert=alert)
        args = encode(made)
        for name in ("id", "alert", "person", "name", "seat"):
            args.pop(name, None)
        told = {
            "finding_id": made.id,
            "alert_id": alert,
            "severity": found.category.severity.name.lower(),
            "frame": found.frame,
            **args,
        }
        keys = [f"patrol_finding/{made.id}", f"alert/{alert}"]
        what = "同一发现" if made.same_as else "巡查发现"
        line = LogLine(
            CATEGORY,
            f"{what}：{made.title}（{made.camera_name or made.camera}）",
            (*keys, f"camera/{made.camera}", *made.files),
            occurred_at=made.at,
        )
        return made, self._executor.perform(
            Intention("patrol.found", f"alert/{alert}", keys, told, log=line)
        )

    def add_files(self, finding: PatrolFinding, files: Sequence[str]) -> "Future[Result]":
        """Add what came after the finding was saved: the clip."""
        key = f"patrol_finding/{finding.id}"
        args = {
            "finding_id": finding.id,
            "alert_id": finding.alert,
            "category": finding.category,
            "title": finding.title,
            "camera": finding.camera,
            "files": list(files),
        }
        return self._executor.perform(
            Intention("patrol.found", f"alert/{finding.alert}", [key], args, is_by_seat=True)
        )
