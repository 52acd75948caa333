"""What works on walls and on nothing else: it stands with the first wall, or with its first key."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from console.app.camera_desk import CameraDesk
from console.app.late import Late
from console.commands import patrol_commands, proof_commands, video_commands, wall_tool_commands
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.patrol_desk import PatrolDesk
    from console.app.proof_desk import ProofDesk
    from console.app.retry_desk import RetryDesk
    from console.app.seat import Seat
    from console.app.silent_desk import SilentDesk
    from console.app.wall_tools import WallTools
    from console.screens.wall.still_pictures import StillPictures


class WallDesks:
    """Declares their keys and builds them.

    Args:
        seat: whose walls.
        theme: the look.
        folder: where the seat keeps its files; None for a seat that keeps nothing.
    """

    def __init__(self, seat: "Seat", theme: Theme, folder: Path | None) -> None:
        self._seat, self._theme, self._folder = seat, theme, folder
        self.retries: Late[RetryDesk] | None = None
        """None where pictures are not to be had, as in a replay."""
        self.stills = Late(self._build_stills)
        self.patrols = Late(self._build_patrols)
        self.proofs = Late(self._build_proofs)
        self.tools = Late(self._build_tools)
        self.silences: Late[SilentDesk] | None = None
        """None like `retries`."""
        announce = seat.commands.announce
        announce(patrol_commands.COMMANDS, self.patrols)
        announce(proof_commands.COMMANDS, self.proofs)
        announce(wall_tool_commands.COMMANDS, self.tools)
        if isinstance(seat.desk, CameraDesk):
            self.retries = Late(partial(self._build_retries, seat.desk))
            announce(video_commands.OF_STREAMS, self.retries)
            self.silences = Late(partial(self._build_silences, seat.desk))
            announce((video_commands.SILENT, *video_commands.OF_SILENT), self.silences)
            seat.desk.opened.connect(self._watch, Qt.ConnectionType.SingleShotConnection)
            seat.models.feed.changed.connect(seat.desk.follow)
            seat.passed_on.connect(seat.desk.judge_again)

    def stand(self) -> None:
        """A wall is being built: whoever follows walls comes before it."""
        if self.retries is not None:
            self.retries()
        self.stills()
        self.patrols()
        self.proofs()
        self.tools()

    def _watch(self) -> None:
        """The first picture is asked for: whether pictures come is looked at from now on."""
        if self.silences is not None:
            self.silences()

    # Imported where they are built: a start waits for nothing that works on walls.

    def _build_retries(self, desk: CameraDesk) -> "RetryDesk":
        from console.app.retry_desk import RetryDesk

        return RetryDesk(self._seat, desk)

    def _build_silences(self, desk: CameraDesk) -> "SilentDesk":
        from console.app.silent_desk import SilentDesk

        return SilentDesk(self._seat, desk, self._theme)

    def _build_stills(self) -> "StillPictures":
        from console.screens.wall.still_pictures import StillPictures

        walls, made = self._seat.pages.walls, StillPictures(self._seat.clock, self._seat)
        walls.made.connect(made.follow)
        for wall in walls.built:
            made.follow(wall)
        return made

    def _build_patrols(self) -> "PatrolDesk":
        from console.app.patrol_desk import PatrolDesk

        return PatrolDesk(self._seat, self._theme, self._folder)

    def _build_proofs(self) -> "ProofDesk":
        from console.app.proof_desk import ProofDesk

        return ProofDesk(self._seat, self._theme)

    def _build_tools(self) -> "WallTools":
        from console.app.wall_tools import WallTools

        return WallTools(self._seat, self._theme, self._folder)
