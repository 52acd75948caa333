"""The hub's certificate at a running seat: its end, a bad one, another one, each really shown."""

from pathlib import Path

from PySide6.QtCore import Qt

from console.app.certificate_desk import CertificateDesk
from console.app.seat import Seat
from console.bench.real.proxy import Proxy
from console.domain.duty import LogEntry
from console.domain.entity import decode
from console.settings.plans.plan import Kind, WindowPlan
from tests.end2end.test_alone import enrol
from tests.end2end.test_main_job import PATIENCE, header, seated
from tests.support.certificates import HERE, shown, signer
from tests.support.hub import running_hub


def told(seat: Seat, what: str) -> list[str]:
    lines = seat.store.journal.audit.lines()
    return [line.detail for line in lines if line.what == what]


def logged(seat: Seat) -> str:
    rows = seat.store.cache.select("log_entry")
    return " ".join(decode(LogEntry, row.body).text for row in rows)


def chips(seat: Seat) -> str:
    return " ".join(seat.frame.window.header.chips)


def test_the_end_a_stranger_and_the_next_one(qtbot, start, tmp_path: Path) -> None:
    root = signer("云汀区城运中心根", is_authority=True)
    own = shown(tmp_path, signer("hub", root, hosts=(HERE,)))
    words = ["--tls-cert", str(own.certificate), "--tls-key", str(own.key)]

    def leaf(name: str, days: float, by=root):
        return shown(tmp_path, signer(name, by, hosts=(HERE,), days=(-9, days)))

    with (
        running_hub(tmp_path / "hub", arguments=words) as hub,
        Proxy((HERE, hub.port), leaf("一", 12.5)) as proxy,
    ):
        way = proxy.url(proxy.open())
        seat = seated(qtbot, start(way, tmp_path / "seat", "--ca", str(root.file(tmp_path))))
        window, desk = seat.frame.window, seat.findChild(CertificateDesk)

        qtbot.keyClick(window, Qt.Key.Key_F12, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: "证书 12 天后到期" in chips(seat), timeout=PATIENCE)
        assert "CN=一" in desk.panel.told and "换发证书" in desk.panel.told
        assert any("证书 12 天后到期" in text for text in seat.frame.notices.texts)

        proxy.show(leaf("二", 90, signer("别处", is_authority=True)))
        qtbot.waitUntil(lambda: "证书不可信" in chips(seat), timeout=PATIENCE)
        qtbot.waitUntil(lambda: "CN=别处" in desk.panel.told, timeout=PATIENCE)
        qtbot.waitUntil(lambda: "断网值守" in header(seat), timeout=PATIENCE)
        assert "代码 482" in desk.panel.told
        qtbot.waitUntil(lambda: "CN=别处" in logged(seat), timeout=PATIENCE)
        refused, *_ = told(seat, "hub.certificate_refused")  # again where the sync began anew
        assert "CN=二" in refused

        proxy.show(leaf("三", 90))
        qtbot.waitUntil(lambda: "联网正常" in header(seat), timeout=PATIENCE)
        qtbot.waitUntil(lambda: "证书" not in chips(seat), timeout=PATIENCE)
        qtbot.waitUntil(lambda: "中心换了证书：证书 CN=三" in logged(seat), timeout=PATIENCE)
        (changed,) = told(seat, "hub.certificate_changed")
        assert "CN=三" in changed and "CN=三" in desk.panel.told


def test_the_chip_of_every_window_opens_which_one_it_is(qtbot, start, tmp_path: Path) -> None:
    """H335: on a further monitor the chip was only to be looked at."""
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    seat = start.unlocked(tmp_path / "seat").seat
    further = seat.screens._make(WindowPlan("second", Kind.LOOSE, "1"))
    further.resize(1280, 720)
    further.show()
    desk = seat.findChild(CertificateDesk)
    seat.models.link.update_view(certificate="tls_unknown_authority")
    qtbot.waitUntil(lambda: "证书不可信" in further.header.chips, timeout=PATIENCE)
    chip = next(p for p in further.header._place() if p.item.id == "certificate")

    qtbot.mouseClick(further.header, Qt.MouseButton.LeftButton, pos=chip.rect.center().toPoint())
    assert desk.panel.isVisible()
    assert desk.panel.isAncestorOf(seat.frame.window.focusWidget()), "keys go to it"
    desk.panel.put_away()
    qtbot.keyClick(further, Qt.Key.Key_F12, Qt.KeyboardModifier.ControlModifier)
    assert desk.panel.isVisible(), "by key as well"
    desk.panel.put_away()
    further.close_now()
    further.deleteLater()
