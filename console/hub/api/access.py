"""Who asks: a person by a signed grant, a source by its token."""

from starlette.requests import Request

from console.contract.grant import BadGrant, Grant, verify
from console.domain.rights import Right
from console.hub.api.problems import ProblemError
from console.hub.api.service import HubService
from console.hub.core import accounts


class Access:
    """Judges the bearer of each request."""

    def __init__(self, service: HubService) -> None:
        self._service = service

    def person(self, request: Request, right: Right = Right.READ) -> Grant:
        """Return the grant of whoever asks.

        Raises:
            ProblemError: 401 without a valid grant, 403 without the right.
        """
        grant = self.anybody(request)
        if not grant.is_valid(self._service.now()):
            raise ProblemError(401, "grant_expired", grant.until)
        if right.value not in grant.rights:
            raise ProblemError(403, "no_right", right.value)
        return grant

    def anybody(self, request: Request) -> Grant:
        """Return a grant this hub signed, even one that has run out.

        A seat delivers what was done in an outage after the grant ran out; each operation is
        judged by its own grant at the time of the act.

        Raises:
            ProblemError: 401.
        """
        try:
            grant = verify(_bearer(request), self._service.core.public_key)
        except BadGrant as error:
            raise _unauthorized() from error
        if self.is_disabled(grant):
            raise ProblemError(401, "account_disabled", grant.person)
        self._service.seats.note(grant.seat)
        return grant

    def is_disabled(self, grant: Grant) -> bool:
        """Whether the person's account was disabled since."""
        return accounts.disabled_at(self._service.sql, grant.person) is not None

    def source(self, request: Request) -> str:
        """Return the source whose token the request carries.

        Raises:
            ProblemError: 401.
        """
        token = _bearer(request)
        source = accounts.source_of(self._service.sql, token) if token else ""
        if not source:
            raise _unauthorized()
        return source


def _bearer(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _unauthorized() -> ProblemError:
    return ProblemError(401, "unauthorized", headers={"WWW-Authenticate": "Bearer"})
