"""Four live tiles of the alert under the cursor, best view first.

Streams are opened only after the cursor has rested, so that walking down the queue opens none; a
stream that the next alert needs as well stays open.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QImage

from console.domain.alert import Alert
from console.models.directory import Directory, NearCamera
from console.models.link_status import LinkStatus
from console.screens.common.words import direction_word, distance_words
from console.screens.duty.parts import LiveSource, OpenStream, Play
from console.video.stream import StreamRequest
from widgets.video.tile_grid import TileGrid
from widgets.video.tile_source import TileDress, TileState

REST = 150
"""Milliseconds of rest on an alert before its streams are opened."""
TILES = 4


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


class StillSource:
    """A tile that has no stream: it waits for an address, or says why it gets none."""

    def __init__(self, name: str, state: TileState, lines: Sequence[str] = ()) -> None:
        self.name = name
        self.sequence = 0
        self._state = state
        self._lines = tuple(lines)

    @property
    def state(self) -> str:
        """The state it was made with."""
        return self._state

    def age(self) -> float:
        """Return 0: there is no picture."""
        return 0.0

    def lines(self) -> Sequence[str]:
        """Return why there is no picture."""
        return self._lines

    def image(self) -> QImage | None:
        """Return no picture."""
        return None

    def close(self) -> None:
        """Nothing is open."""


class DetailTiles(QObject):
    """Opens and closes the streams of four tiles.

    Args:
        grid: where they are shown.
        directory: knows which cameras are near.
        link: while it is cut, addresses of the directory are used at once.
        play: asks for the addresses of a camera.
        open_stream: opens a stream.

    Signals:
        found: how many cameras are near.
    """

    found = Signal(int)

    def __init__(
        self,
        grid: TileGrid,
        directory: Directory,
        link: LinkStatus,
        play: Play,
        open_stream: OpenStream,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._grid = grid
        self._directory = directory
        self._link = link
        self._play = play
        self._open_stream = open_stream
        self._near: list[NearCamera] = []
        self._open: dict[str, LiveSource] = {}
        self._turn = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._open_all)

    @property
    def camera_ids(self) -> list[str]:
        """Ids of the cameras near the alert, the nearest first."""
        return [near.camera.id for near in self._near]

    @property
    def open_cameras(self) -> frozenset[str]:
        """Ids of the cameras whose stream is open now."""
        return frozenset(self._open)

    def show_alert(self, alert: Alert | None) -> None:
        """Show names and distances at once, pictures after a rest."""
        self._turn += 1
        self._rest.stop()
        point = None if alert is None else alert.place.point
        self._near = self._directory.cameras_near(point)
        wanted = {near.camera.id for near in self._near[:TILES]}
        for id in [id for id in self._open if id not in wanted]:
            self._open.pop(id).close()
        for number in range(TILES):
            self._dress(number)
        self.found.emit(len(self._near))
        if self._near:
            self._rest.start()

    def close(self) -> None:
        """Let all streams go."""
        self._turn += 1
        self._rest.stop()
        while self._open:
            self._open.popitem()[1].close()
        self._near = []

    def _dress(self, number: int) -> None:
        """Show what is known of a tile before its stream is open."""
        if number >= len(self._near):
            self._grid.set_tile(number, None)
            return
        near = self._near[number]
        source = self._open.get(near.camera.id)
        waiting = source or StillSource(near.camera.name, TileState.WAITING)
        self._grid.set_tile(number, waiting, _dress_of(number, near))

    def _open_all(self) -> None:
        for number, near in enumerate(self._near[:TILES]):
            if near.camera.id not in self._open:
                self._ask(number, near)

    def _ask(self, number: int, near: NearCamera) -> None:
        if near.camera.is_restricted:
            self._show(number, near, StillSource(near.camera.name, TileState.DENIED))
            return
        if self._link.is_offline:
            self._open_at(number, near, ())
            return
        turn = self._turn

        def answered(urls: Sequence[str]) -> None:
            if turn == self._turn:
                self._open_at(number, near, urls)

        self._play(near.camera.id, answered)

    def _open_at(self, number: int, near: NearCamera, urls: Sequence[str]) -> None:
        """Open at the addresses of the lease, else at those the directory keeps."""
        camera = near.camera
        addresses = tuple(urls) or camera.urls
        if not addresses:
            words = _t("Not to be had offline") if self._link.is_offline else _t("No address")
            self._show(number, near, StillSource(camera.name, TileState.FAILED, (words,)))
            return
        size = self._grid.picture_size(number)
        request = StreamRequest(addresses, size.width(), size.height(), camera.name)
        source = self._open_stream(request)
        self._open[camera.id] = source
        self._show(number, near, source)

    def _show(self, number: int, near: NearCamera, source: LiveSource) -> None:
        self._grid.set_tile(number, source, _dress_of(number, near))


def _dress_of(number: int, near: NearCamera) -> TileDress:
    where = f"{distance_words(near.metres)} {direction_word(near.direction)}"
    return TileDress(number=str(number + 1), right=where)
