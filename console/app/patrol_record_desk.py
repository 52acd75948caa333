"""视频巡查记录 of a shift: read, counted, written down, its hash in the log."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QObject, Qt, Signal
from PySide6.QtGui import QImage

from console.app.paper import NotPrinted, apart
from console.commands.proof_commands import CATEGORY
from console.domain.alert_marks import Disposition
from console.domain.patrol_finding import PatrolFinding
from console.domain.patrol_proof import PatrolProof
from console.domain.patrol_record import PatrolRecord, record_of
from console.models.evidence import NoPicture, read_picture
from console.models.finding_pictures import snapshot_of
from console.models.futures import when_done
from console.models.patrol_reading import findings_since, found, proofs_since
from console.models.work_order_words import state_word
from console.reports.docx_file import docx_file
from console.reports.paper_document import PaperDocument, Picture
from console.reports.patrol_paper import PatrolPaper, paper_name, patrol_paper
from console.reports.pdf_file import pdf_file, print_paper
from console.reports.whole_file import write_whole
from console.settings.figure_profile import load_figure_targets

if TYPE_CHECKING:
    from console.app.seat import Seat

Told = tuple[list[PatrolProof], list[PatrolFinding]]
Then = Callable[[PatrolRecord, PaperDocument], None]

WIDE = 800
"""Pixels of a picture on the paper."""
_GONE = "方案“{0}”不在本席（临时轮巡或已删除），应巡只按留痕里有的点位计。"
_DONE = {
    Disposition.UNVERIFIED: "未核实",
    Disposition.CONFIRMED: "属实，处置中",
    Disposition.ORDERED: "已派单",
    Disposition.FALSE: "不属实",
    Disposition.MERGED: "已并入其他告警",
    Disposition.CLOSED: "处理完毕",
}


def _t(source: str) -> str:
    return QCoreApplication.translate("patrol", source)


@dataclass(frozen=True, slots=True)
class Written:
    """Where a record is: its files, and their hashes for the duty log."""

    folder: Path
    name: str
    hashes: tuple[str, ...]


class PatrolRecordDesk(QObject):
    """Writes records.

    Args:
        seat: whose.
        family: the letters of the paper.
        folder: where files go.

    Signals:
        written: a Written: both files stand.
    """

    written = Signal(object)

    def __init__(self, seat: "Seat", family: str, folder: Path) -> None:
        super().__init__(seat)
        self._seat, self._family, self._folder = seat, family, folder
        self._shifts = load_figure_targets().shifts

    def this_shift(self) -> None:
        """Write the record of the shift that runs, up to now."""
        now = self._seat.clock.now()
        self._begin(self._shifts.begin_of(now), self._shifts.end_of(now), self._write)

    def last_shift(self) -> None:
        """Write the record of the shift before."""
        end = self._shifts.begin_of(self._seat.clock.now())
        self._begin(self._shifts.begin_of(end - timedelta(seconds=1)), end, self._write)

    def print(self) -> None:
        """Print the record of the shift that runs; without a printer it is saved."""
        now = self._seat.clock.now()
        self._begin(self._shifts.begin_of(now), self._shifts.end_of(now), self._print)

    def _begin(self, since: datetime, until: datetime, then: Then) -> None:
        """Begin when it is known which cameras were to be seen: without that all of them were."""
        finder = self._seat.cameras.finder
        if not finder.is_ready:
            words = _t("The camera directory is still being read, the record follows")
            self._seat.frame.notices.say(words)
            again = partial(self._begin, since, until, then)
            finder.ready.connect(again, Qt.ConnectionType.SingleShotConnection)
            return
        self._seat.frame.notices.say(_t("The record is being written"))
        read = self._seat.lanes.care.submit(partial(self._read, since))
        when_done(read, self, partial(self._count, since, until, then), self._failed)

    def _count(self, since: datetime, until: datetime, then: Then, told: Told) -> None:
        """Count with the cameras of the plans as they are now."""
        names = {proof.plan: proof.plan_name for proof in told[0] if proof.began < until}
        pools = self._pools(set(names))
        counted = partial(record_of, since, until, *told, pools)
        about = self._about([name or plan for plan, name in names.items() if plan not in pools])
        made = self._seat.lanes.care.submit(lambda: self._paper(counted(), about))
        when_done(made, self, lambda made: then(*made), self._failed)

    def _pools(self, plans: set[str]) -> Mapping[str, list[str]]:
        """Return the cameras of plans; of one that is gone, nothing."""
        from console.app.patrol_pool import pools_of

        return pools_of(self._seat, plans)

    def _about(self, gone: Iterable[str]) -> PatrolPaper:
        from console.app.page_parts import seat_name
        from console.app.plugin_sections import paper_sections

        seat, who = self._seat, self._seat.identity
        missing = [_GONE.format(name) for name in gone]
        if seat.models.link.is_cut_off:
            missing.append("本席断网，其他席位断网后的留痕和发现不在内。")

        def camera(id: str) -> str:
            known = seat.models.directory.camera(id)
            return known.name if known is not None else id

        return PatrolPaper(
            who.grant.hall_name or who.grant.hall,
            f"{who.seat_name} {who.name}",
            seat.clock.now(),
            camera,
            partial(seat_name, seat),
            {},
            {},
            tuple(missing),
            paper_sections(seat),
            seat.options.is_demo,
        )

    # On the lane

    def _read(self, since: datetime) -> Told:
        cache = self._seat.store.cache
        return proofs_since(cache, since), findings_since(cache, since)

    def _paper(
        self, record: PatrolRecord, about: PatrolPaper
    ) -> tuple[PatrolRecord, PaperDocument]:
        results = {each.id: self._result(each) for each in record.findings}
        shots = ((each.id, self._picture(each)) for each in record.findings)
        pictures = {id: picture for id, picture in shots if picture is not None}
        waiting = len(self._seat.store.journal.unsent())
        words = f"本席还有 {waiting} 项操作待发送，其他席位的记录里没有。"
        missing = (*about.missing, words) if waiting else about.missing
        about = replace(about, results=results, pictures=pictures, missing=missing)
        return record, patrol_paper(record, about)

    def _result(self, finding: PatrolFinding) -> str:
        """Say how the alert of a finding stands, and its orders."""
        became = found(self._seat.store.cache, finding)
        if became.alert is None:
            return "告警不在本席"
        words = [_DONE.get(became.alert.disposition, "不详")]
        for order in became.orders:
            words.append(f"工单 {order.number} {order.unit_name}：{state_word(order.state)}")
        return "；".join(words)

    def _picture(self, finding: PatrolFinding) -> Picture | None:
        """Return the snapshot of a finding, where it is at this seat."""
        data = snapshot_of(self._seat.store.blobs, finding)
        try:
            return None if data is None else _jpeg(read_picture(data))
        except NoPicture:
            return None

    # Into files

    def _write(self, record: PatrolRecord, document: PaperDocument) -> None:
        done = apart(partial(_files, self._folder, paper_name(record), document, self._family))
        when_done(done, self, self._told, self._failed)

    def _print(self, record: PatrolRecord, document: PaperDocument) -> None:
        done: Future[str] = apart(partial(_printed, document, self._family))
        no_printer = partial(self._not_printed, record, document)
        when_done(done, self, self._printed, no_printer)

    def _printed(self, printer: str) -> None:
        self._seat.frame.notices.say(_t("Printed on {0}").format(printer))

    def _not_printed(
        self, record: PatrolRecord, document: PaperDocument, error: BaseException
    ) -> None:
        if not isinstance(error, NotPrinted):
            self._failed(error)
            return
        self._seat.frame.notices.say_refused(_t("No printer: the record is saved instead"))
        self._write(record, document)

    def _told(self, written: Written) -> None:
        words = _t("Saved: {0}.docx and .pdf in {1}")
        self._seat.frame.notices.say(words.format(written.name, written.folder))
        told = "，".join(written.hashes)
        self._seat.acts.log.write(f"写出{written.name}，{told}", category=CATEGORY)
        self.written.emit(written)

    def _failed(self, error: BaseException) -> None:
        words = _t("The record could not be written: {0}")
        self._seat.frame.notices.say_refused(words.format(error))


def _files(folder: Path, name: str, document: PaperDocument, family: str) -> Written:
    """Write both files, each as a whole or not at all."""
    made = {"docx": docx_file(document), "pdf": pdf_file(document, family)}
    for ending, content in made.items():
        write_whole(folder / f"{name}.{ending}", content)
    hashes = (
        f"{ending} SHA-256 {hashlib.sha256(content).hexdigest()}"
        for ending, content in made.items()
    )
    return Written(folder, name, tuple(hashes))


def _printed(document: PaperDocument, family: str) -> str:
    try:
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
    except ImportError as error:
        raise NotPrinted("no_printer") from error
    info = QPrinterInfo.defaultPrinter()
    if info.isNull():
        raise NotPrinted("no_printer")
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setDocName(document.title)
    print_paper(printer, document, family)
    if printer.printerState() == QPrinter.PrinterState.Error:
        raise NotPrinted("printer_failed")
    return info.description() or info.printerName()


def _jpeg(image: QImage) -> Picture:
    if image.width() > WIDE:
        image = image.scaledToWidth(WIDE, Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.setBuffer(held := QByteArray())
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", 85)  # type: ignore[call-overload]
    return Picture(bytes(held.data()), image.width(), image.height())
