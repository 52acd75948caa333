"""Which limit a value has reached."""

from console.plugin_api.page import Limit

_ORDER = ("red", "orange", "yellow", "blue", "notice")


def worst(value: object, limits: tuple[Limit, ...]) -> Limit | None:
    """Return the worst limit a value has reached; None while it is below all, or no number."""
    if not limits or isinstance(value, bool) or not isinstance(value, int | float):
        return None
    reached = [limit for limit in limits if _has_reached(value, limit)]
    return min(reached, key=lambda limit: _ORDER.index(limit.grade), default=None)


def _has_reached(value: float, limit: Limit) -> bool:
    if limit.above is not None and value >= limit.above:
        return True
    return limit.below is not None and value <= limit.below


def has_one_bound(limit: Limit) -> bool:
    """Return whether a limit says above or below, and not both."""
    return (limit.above is None) != (limit.below is None)
