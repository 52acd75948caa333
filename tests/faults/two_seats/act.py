"""What one seat does to a matter."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from console.contract.operation import Operation

if TYPE_CHECKING:
    from tests.faults.two_seats.hall import Matter

Act = Callable[["Matter", str], Operation]
"""Makes the operation of a seat."""
