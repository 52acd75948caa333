"""The desks of a seat that stand once they are asked for: a start waits for none of them."""

from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from console.app.late import Late
from console.app.wall_desks import WallDesks
from console.screens.deploy.parts import SlipPrinter
from console.shell import shell_commands
from console.shell.presence import Presence
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.mirror_desk import MirrorDesk
    from console.app.patrol_desk import PatrolDesk
    from console.app.post_desk import PostDesk
    from console.app.proof_desk import ProofDesk
    from console.app.seat import Seat
    from console.app.second_person import SecondPerson
    from console.app.wall_tools import WallTools


class LateDesks(QObject):
    """What a seat is besides what it builds at once.

    Attributes:
        on_walls: what works on walls.
    """

    on_walls: WallDesks
    _slips: Late[SlipPrinter]
    _second: "Late[SecondPerson]"
    _mirror: "Late[MirrorDesk]"
    _posts: "Late[PostDesk] | None" = None

    def declare_late(self, theme: Theme) -> None:
        """Let each be built when it is asked for; their keys stand from now on."""
        seat = cast("Seat", self)
        self._slips = Late(partial(self._slip_desk, theme))
        self._second = Late(partial(_second_person, seat, theme))
        self._mirror = Late(partial(_mirror_desk, seat, theme))
        seat.commands.announce((shell_commands.LOOK,), self._mirror)
        self._posts = posts = Late(partial(_post_desk, seat, theme))
        seat.commands.announce((shell_commands.POSTS,), posts)

    @property
    def slips(self) -> SlipPrinter:
        """Puts slips on paper."""
        return self._slips()

    @property
    def second(self) -> "SecondPerson":
        """Asks a second person."""
        return self._second()

    @property
    def mirror(self) -> "MirrorDesk":
        """Looks at other desks."""
        return self._mirror()

    @property
    def posts(self) -> "PostDesk":
        """Who holds which post in this shift."""
        assert self._posts is not None
        return self._posts()

    def said_of_posts(self) -> tuple[str, str]:
        """Return the post of who sits here and the tip of all posts; nothing before it is read."""
        desk = None if self._posts is None else self._posts.if_built
        return ("", "") if desk is None else desk.said()

    @property
    def patrols(self) -> "PatrolDesk":
        """Runs patrols on the walls."""
        return self.on_walls.patrols()

    @property
    def proofs(self) -> "ProofDesk":
        """Keeps what patrols have seen."""
        return self.on_walls.proofs()

    @property
    def wall_tools(self) -> "WallTools":
        """Layouts, tasks and covers of the walls."""
        return self.on_walls.tools()

    @cached_property
    def presence(self) -> Presence:
        """When somebody last touched keyboard or mouse."""
        app = QCoreApplication.instance()
        assert isinstance(app, QGuiApplication)
        return Presence(app, cast("Seat", self).options.clock, self)

    def _slip_desk(self, theme: Theme) -> SlipPrinter:
        from platformdirs import user_documents_path

        from console.app.slip_desk import SlipDesk

        return SlipDesk(theme.font().family(), user_documents_path())


def _second_person(seat: "Seat", theme: Theme) -> "SecondPerson":
    from console.app.second_person import SecondPerson

    return SecondPerson(seat, theme)


def _mirror_desk(seat: "Seat", theme: Theme) -> "MirrorDesk":
    from console.app.mirror_desk import MirrorDesk

    return MirrorDesk(seat, theme)


def _post_desk(seat: "Seat", theme: Theme) -> "PostDesk":
    from console.app.post_desk import PostDesk

    return PostDesk(seat, theme)
