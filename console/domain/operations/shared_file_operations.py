"""Sharing a text file with the hall, and taking it out again."""

from dataclasses import replace

from console.domain.operations.base import Act, Outcome, Reads, operation
from console.domain.refusal import Refused
from console.domain.rights import Right
from console.domain.shared_file import (
    LONGEST_NAME,
    MOST_CHARACTERS,
    SharedFile,
    signature_of,
)


@operation("shared_file.put", right=Right.WRITE_LOG)
def put(
    reads: Reads,
    act: Act,
    file_id: str,
    sort: str,
    name: str,
    text: str,
    base: int = 0,
    reason: str = "",
) -> Outcome:
    """Put a version of a file; `base` is the version it was made from, 0 for a new file.

    Where somebody else has put a newer one, a reason is needed: it is taken over then.
    """
    known = _known(reads, act, file_id, base, reason)
    if not (name.strip() and sort and text) or len(name) > LONGEST_NAME:
        raise Refused("bad_arguments", "name, sort, text")
    if len(text) > MOST_CHARACTERS:
        raise Refused("bad_arguments", f"text: ≤ {MOST_CHARACTERS}")
    version = 1 if known is None else known.version + 1
    signature = signature_of(act.op, act.person, version, sort, name, text)
    by = (act.person, act.seat, act.time, act.name)
    why = reason if known is not None and known.version > base else ""
    return Outcome([SharedFile(file_id, sort, name, text, version, *by, signature, why)])


@operation("shared_file.remove", right=Right.WRITE_LOG)
def remove(reads: Reads, act: Act, file_id: str, base: int, reason: str = "") -> Outcome:
    """Take a file out of the hall; its versions stay in the operations."""
    known = _known(reads, act, file_id, base, reason)
    if known is None:
        raise Refused("not_found", f"{SharedFile.KIND}/{file_id}")
    if known.is_removed:
        return Outcome()
    version = known.version + 1
    signature = signature_of(act.op, act.person, version, known.sort, known.name, "")
    why = reason if known.version > base else ""
    return Outcome(
        [
            replace(
                known,
                text="",
                version=version,
                author=act.person,
                author_name=act.name,
                seat=act.seat,
                at=act.time,
                signature=signature,
                reason=why,
                is_removed=True,
            )
        ]
    )


def _known(reads: Reads, act: Act, file_id: str, base: int, reason: str) -> SharedFile | None:
    """Return the file as it stands; refused where another's newer version would be lost unseen."""
    known = reads.find(SharedFile, file_id)
    if known is None or known.version <= base or reason.strip():
        return known
    if known.author == act.person and known.seat == act.seat:
        return known
    raise Refused("newer_version", f"{known.author_name or known.author} v{known.version}")
