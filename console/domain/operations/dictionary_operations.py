"""The dispatch dictionary: a proposal put in force from a seat."""

from dataclasses import replace

from console.domain.dictionary import PROPOSED, Adoption, Dictionary
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.rights import Right


@operation("dictionary.adopt", right=Right.LEAD_SHIFT)
def adopt(reads: Reads, act: Act, version: str, released: str = "") -> Outcome:
    """Put the proposal in force that the person has read; another one by now is refused."""
    proposed = reads.find(Dictionary, PROPOSED)
    if proposed is None or proposed.version != version:
        raise Refused("proposal_changed", version)
    if proposed.adoption is not None:
        return Outcome()
    made = Adoption(act.time, act.person, act.name, act.seat, act.op, released)
    return Outcome([replace(proposed, adoption=made)])
