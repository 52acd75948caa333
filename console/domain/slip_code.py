"""What the square code of a paper slip says, so that paper and record find each other again.

No name of a person, no phone: the seat's order number, the id of the operation that made the
order, the place, and a digest of the order's text, by which a changed copy shows.
"""

from dataclasses import dataclass
from hashlib import sha256

MARK = "CHS1"
"""Command Hall slip, first form."""

_DIGEST = 16
_LONGEST_PLACE = 40


@dataclass(frozen=True, slots=True)
class SlipCode:
    """What stands in the code of a slip."""

    number: str
    op: str
    place: str
    digest: str

    def __str__(self) -> str:
        return f"{MARK};{self.number};{self.op};{self.digest};{self.place}"

    def fits(self, text: str) -> bool:
        """Whether the paper carries this order text."""
        return self.digest == text_digest(text)


def slip_code(number: str, op: str, place: str, text: str) -> SlipCode:
    """Return the code of an order; what separates its parts is taken out of them."""
    clean = [part.replace(";", ",").replace("\n", " ") for part in (number, op, place)]
    return SlipCode(clean[0], clean[1], clean[2][:_LONGEST_PLACE], text_digest(text))


def read_slip_code(scanned: str) -> SlipCode | None:
    """Read what a scanner typed; None when it is something else."""
    parts = scanned.strip().split(";", 4)
    if len(parts) != 5 or parts[0] != MARK:
        return None
    return SlipCode(parts[1], parts[2], parts[4], parts[3])


def text_digest(text: str) -> str:
    """Return the digest of an order text: the first 64 bits of its SHA-256, hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
