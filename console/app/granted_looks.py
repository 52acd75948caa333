"""What follows at a seat when a grant to look (调看授权) comes, ends or is taken back.

A tile that was refused does not ask again by itself: nothing would change until a grant does. One
that is shown would go on until its lease is renewed, though the grant was taken back. And other
seats send a restricted camera only to a wall that told them it may show it.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.app.camera_desk import CameraDesk

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.models.viewing_book import ViewingBook


class GrantedLooks(QObject):
    """Lets tiles ask anew whose answer is another by now, and other seats hear what is open here.

    Args:
        seat: the seat.
        book: its grants; looked at now and after each change.
    """

    def __init__(self, seat: "Seat", book: "ViewingBook") -> None:
        super().__init__(seat)
        self._seat = seat
        book.changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Follow the grants as they are now."""
        if isinstance(self._seat.desk, CameraDesk):
            self._seat.desk.judge_again()
        self._seat.walls.teller.stir()
