"""What was wrong with a line, in words its writer can act on."""

from collections.abc import Mapping
from typing import Any

from console.app.entry import NotLetIn
from console.sync.trouble import HubTrouble
from offline_cache.problems import StoreProblem

_NOT_KEPT = {
    "fresh_seat": "The hub is away, and nobody was ever logged in here.",
    "not_kept": "The hub is away, and no grant of this person at this seat is kept here.",
    "wrong_kept_password": "The hub is away, and this is not the password it took last.",
}
"""Code → what is wrong, where a person cannot be let in without the hub."""


class Wrong(Exception):  # noqa: N818 - a word of the manual
    """A line that could not be carried out; nothing was done.

    Attributes:
        code: stable word for the program.
        what: what is wrong and where, one plain sentence.
        to_do: what its writer should do.
    """

    def __init__(self, code: str, what: str, to_do: str) -> None:
        super().__init__(f"{code}: {what} {to_do}")
        self.code = code
        self.what = what
        self.to_do = to_do


def told(error: Exception) -> Mapping[str, Any]:
    """Return the fields of the error line for whatever a line ended with."""
    match error:
        case Wrong():
            return {"error": error.code, "what": error.what, "do": error.to_do}
        case NotLetIn():
            return _not_let_in(error)
        case StoreProblem():
            return {
                "error": error.code,
                "what": f"{error.what} ({error.where})",
                "do": error.to_do,
            }
        case _:
            what = f"{type(error).__name__}: {error}"
            return {"error": "internal", "what": what, "do": "Tell who keeps the product."}


def _not_let_in(error: NotLetIn) -> Mapping[str, Any]:
    trouble = HubTrouble(error.code)
    to_do = "Mend it; the same again would only lock the account."
    if not error.is_final:
        to_do = "Say it again when the hub is there."
    return {
        "error": error.code,
        "what": _NOT_KEPT.get(error.code, trouble.en),
        "zh": trouble.zh if trouble.zh != error.code else error.detail.zh,
        "detail": error.detail.en,
        "do": to_do,
        "retry_after": error.retry_after,
    }
