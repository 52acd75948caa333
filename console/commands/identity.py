"""Who sits at this seat, as the hub's grant says."""

from dataclasses import dataclass

from console.contract.grant import Grant, read


@dataclass(frozen=True, slots=True)
class Identity:
    """A person at a seat, with the signed grant that every operation carries."""

    token: str
    grant: Grant

    @classmethod
    def of(cls, token: str) -> "Identity":
        """Read a grant's text.

        Raises:
            BadGrant: it is none.
        """
        return cls(token, read(token))

    @property
    def person(self) -> str:
        """The person's id."""
        return self.grant.person

    @property
    def name(self) -> str:
        """The person's name on screen."""
        return self.grant.name

    @property
    def seat(self) -> str:
        """The seat's id."""
        return self.grant.seat

    @property
    def seat_name(self) -> str:
        """The seat's name on screen."""
        return self.grant.seat_name or self.grant.seat
