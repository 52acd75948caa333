"""Pictures between walls: sent from here, taken here, and how each of them ended.

Between walls of this seat a picture goes at once. To another seat it goes as an operation through
the hub; that seat takes it, by a person or by its settings, and its answer is what is told here.
"""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.app.wall_inbox import WallInbox
from console.app.wall_sent import SentPushes
from console.app.wall_teller import WallTeller
from console.app.walls import wall_name
from console.commands import wall_commands as commands
from console.commands.executor import Result
from console.commands.wall_commands import Picture
from console.domain.wall import ANYWHERE, PushAct, WallScreen
from console.models.futures import when_done
from console.runtime.hall_time import hall_minute
from console.screens.common.page_shortcuts import bind_shortcuts
from console.screens.common.words import refusal_words
from console.settings.declared import DIRECTOR
from console.settings.hall_values import PUSH_MINUTES
from console.settings.plans.wall_view import WALL_PAGES
from console.shell.plans.wall_sight import TilePlace
from console.shell.wall_list import Target
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.screens.wall.wall_window import WallWindow
    from console.shell.wall_panel import WallPanel


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


class WallDesk(QObject):
    """Declares the keys of pushing and carries them out.

    Args:
        seat: whose walls.
        theme: the look.

    Signals:
        changed: something else stands on a tile, here or at another seat.
    """

    changed = Signal()

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat = seat
        self._theme = theme
        self._panel: WallPanel | None = None
        self.teller = WallTeller(seat)
        self.inbox = WallInbox(seat)
        self.sent = SentPushes(seat)
        self.sent.changed.connect(self._show_sent)
        seat.models.walls.changed.connect(self.changed)
        seat.screens.walls.changed.connect(self.changed)
        table = seat.commands
        table.add(commands.PUSH, partial(self._ask, PushAct.PUT))
        table.add(commands.SWAP, partial(self._ask, PushAct.SWAP))
        table.add(commands.CLEAR_THERE, partial(self._ask, PushAct.CLEAR))
        table.add(commands.DIRECTOR, self.send_to_director)
        table.add(commands.CLEAR, self.clear)
        table.add(commands.ACCEPT, self.inbox.accept)
        table.add(commands.DECLINE, self.inbox.decline)
        seat.pages.walls.made.connect(self._bind)
        for wall in seat.pages.walls.built:
            self._bind(wall)

    @property
    def panel(self) -> "WallPanel | None":
        """The panel that asks for a wall, while it stands."""
        return self._panel

    def _bind(self, wall: "WallWindow") -> None:
        bind_shortcuts(wall, self._seat.commands, [command.id for command in commands.OF_WALL])

    # What a person does

    def picture(self) -> Picture:
        """Return the tile keys act on, at the wall at hand, with the camera that is seen there."""
        walls = self._seat.pages.walls
        page = walls.at_hand
        wall = walls.wall(page)
        tile = max(0, wall.grid.focused_tile)
        camera = wall.pictures.enlarged or wall.camera_on(tile)
        return Picture(page, tile, camera, self._name(camera))

    def clear(self) -> None:
        """Clear the tile keys act on; it stays clear until the group turns."""
        picture = self.picture()
        self._seat.pages.walls.wall(picture.page).place("", picture.tile)

    def send_to_director(self) -> None:
        """Put the picture on the director's screen, here or at whatever seat has it."""
        picture = self.picture()
        if not self._has_camera(picture, PushAct.PUT):
            return
        own = str(self._seat.options.settings.value(DIRECTOR))
        remote = self._seat.models.walls.director
        if own in WALL_PAGES and own != picture.page:
            self._here(PushAct.PUT, picture, own, self._seat.pages.walls.wall(own).free_tile)
        elif remote is not None:
            self._there(PushAct.PUT, picture, remote, ANYWHERE)
        else:
            self._refuse(_t("No wall of this hall is the director's: see the settings, video wall"))

    def _ask(self, does: PushAct) -> None:
        """Ask on which wall, and on which tile of it."""
        picture = self.picture()
        if not self._has_camera(picture, does):
            return
        targets = self.targets(picture.page)
        if not targets:
            self._refuse(_t("There is no other wall: open one, or wait until another seat has one"))
            return
        panel = self._open_panel(picture.page)
        panel.chosen.connect(partial(self._do, does, picture))
        pick = None if does is PushAct.PUT else _first_used
        panel.ask(_title(does, picture), targets, self.sent.words(), pick)

    def _open_panel(self, page: str) -> "WallPanel":
        from console.shell.wall_panel import WallPanel

        if self._panel is not None:
            self._panel.put_away()
        panel = WallPanel(self._theme, self._seat.pages.walls.wall(page).window())
        panel.closed.connect(self._closed)
        self._panel = panel
        return panel

    def _closed(self) -> None:
        if self._panel is not None:
            self._panel.deleteLater()
            self._panel = None

    def _show_sent(self) -> None:
        if self._panel is not None:
            self._panel.show_sent(self.sent.words())

    def _has_camera(self, picture: Picture, does: PushAct) -> bool:
        if picture.camera or does is PushAct.CLEAR:
            return True
        self._refuse(_t("There is no picture on this tile"))
        return False

    def _do(self, does: PushAct, picture: Picture, target: Target, tile: int) -> None:
        if target.is_own:
            self._here(does, picture, target.id, tile)
            return
        wall = self._seat.models.walls.wall(target.id)
        if wall is not None:
            self._there(does, picture, wall, tile)

    # Where it can go

    def targets(self, page: str) -> list[Target]:
        """Return the other walls: own ones that can be seen, then those of other seats."""
        own = [self._own(other) for other in WALL_PAGES if other != page and self._is_seen(other)]
        return [*own, *self.others()]

    def _is_seen(self, page: str) -> bool:
        wall = self._seat.pages.walls.if_built(page)
        return wall is not None and wall.isVisible()

    def _own(self, page: str) -> Target:
        names = tuple(self._name(c) for c in self._seat.pages.walls.wall(page).placed)
        notes = (_t("this seat"), self.patrol(page))
        return Target(page, wall_name(page), _joined(notes), names, is_own=True)

    def _other(self, wall: WallScreen) -> Target:
        title = "·".join((wall.seat_name or wall.seat, wall.name))
        told = hall_minute(wall.told_at) if wall.told_at else "—"
        note = _t("{0}, as of {1}") if wall.is_seen else _t("{0}, on no monitor, as of {1}")
        names = tuple(self._name(camera) for camera in wall.cameras)
        notes = (note.format(wall.person, told), _patrol_words(wall.patrol))
        return Target(wall.id, title, _joined(notes), names, is_own=False)

    def _name(self, camera: str) -> str:
        known = self._seat.models.directory.camera(camera) if camera else None
        return known.name if known else camera

    # Seen small, and dragged

    @property
    def owner(self) -> str:
        """Whose the monitors here are: the seat and who sits at it."""
        who = self._seat.identity
        return "·".join((who.seat_name, who.name))

    def tiles(self, page: str) -> tuple[str, ...]:
        """Return the names on the tiles of a wall here that can be seen."""
        wall = self._seat.pages.walls.if_built(page)
        return () if wall is None else tuple(self._name(camera) for camera in wall.placed)

    def patrol(self, page: str) -> str:
        """Say which patrol runs on a wall here."""
        return _patrol_words(self._seat.patrols.name_on(page))

    def others(self) -> list[Target]:
        """Return the walls of other seats."""
        return [self._other(wall) for wall in self._seat.models.walls.others]

    def move(self, source: TilePlace, target: TilePlace) -> None:
        """Put what stands on one tile on another: swapped here, pushed to another seat."""
        camera = self._camera_on(source)
        page = source.wall if source.is_own else ""
        picture = Picture(page, source.tile if page else ANYWHERE, camera, self._name(camera))
        if not self._has_camera(picture, PushAct.PUT):
            return
        if target.is_own:
            does = PushAct.SWAP if source.is_own else PushAct.PUT
            self._here(does, picture, target.wall, target.tile)
            return
        wall = self._seat.models.walls.wall(target.wall)
        if wall is not None:
            self._there(PushAct.PUT, picture, wall, target.tile)

    def _camera_on(self, place: TilePlace) -> str:
        wall = self._seat.pages.walls.if_built(place.wall) if place.is_own else None
        told = self._seat.models.walls.wall(place.wall)
        cameras = wall.placed if wall is not None else list(told.cameras) if told else []
        return cameras[place.tile] if place.tile < len(cameras) else ""

    # Doing it

    def _here(self, does: PushAct, picture: Picture, page: str, tile: int) -> None:
        """Between walls of this seat: at once."""
        places = [(page, tile), *([(picture.page, picture.tile)] if does is PushAct.SWAP else [])]
        if not all(self._has_tile(*place) for place in places):
            return
        walls = self._seat.pages.walls
        before = walls.wall(page).placed[tile]
        camera = "" if does is PushAct.CLEAR else picture.camera
        walls.wall(page).place(camera, tile)
        if does is PushAct.SWAP:
            walls.wall(picture.page).place(before, picture.tile)
        words = _t("{0} is on {1}") if camera else _t("Cleared: {1}, tile {2}")
        name = wall_name(page)
        self._seat.frame.notices.say(words.format(picture.name, name, tile + 1))

    def _has_tile(self, page: str, tile: int) -> bool:
        """Whether the tile is there still: the layout may be smaller than when it was chosen."""
        if tile < len(self._seat.pages.walls.wall(page).placed):
            return True
        self._refuse(_t("{0} has no tile {1} any more").format(wall_name(page), tile + 1))
        return False

    def _there(self, does: PushAct, picture: Picture, wall: WallScreen, tile: int) -> None:
        """To another seat: through the hub; its answer is told when it comes."""
        minutes = int(self._seat.options.settings.value(PUSH_MINUTES))
        name = "·".join((wall.seat_name or wall.seat, wall.name))
        waits, units = timedelta(minutes=minutes), self._units(picture.camera)
        saved = self._seat.acts.walls.push(does, picture, wall.id, name, tile, waits, units)
        when_done(saved, self, partial(self._saved, name, minutes))

    def _units(self, id: str) -> tuple[str, ...]:
        """Return the units whose grants open a restricted camera: its own and all above."""
        from console.domain.viewing import line_above  # here: a start pushes nothing

        directory = self._seat.models.directory
        camera = directory.camera(id) if id else None
        if camera is None or not camera.is_restricted:
            return ()
        return tuple(line_above(camera.area, directory.org))

    def _saved(self, name: str, minutes: int, result: Result) -> None:
        if not result.is_saved:
            self._refuse(refusal_words(result))
            return
        cut_off = self._seat.models.link.is_cut_off
        words = (
            _t("For {0}: saved, it leaves when the link is back, or is over in {1} min")
            if cut_off
            else _t("For {0}: on its way, valid {1} min")
        )
        self._seat.frame.notices.say(words.format(name, minutes))

    def _refuse(self, words: str) -> None:
        self._seat.frame.notices.say_refused(words)


def _title(does: PushAct, picture: Picture) -> str:
    words = {
        PushAct.PUT: _t("Put on another wall: {0}"),
        PushAct.SWAP: _t("Swap with a tile of another wall: {0}"),
        PushAct.CLEAR: _t("Clear a tile of another wall"),
    }
    return words[does].format(picture.name)


def _first_used(target: Target) -> int:
    used: Sequence[int] = [number for number, name in enumerate(target.names) if name]
    return used[0] if used else 0


def _patrol_words(name: str) -> str:
    return _t("on patrol: {0}").format(name) if name else ""


def _joined(notes: Sequence[str]) -> str:
    return "·".join(note for note in notes if note)
