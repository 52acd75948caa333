"""Pictures of the hub's certificate: near its end, not trusted at a running seat, and well.

`python -m tests.gui.shell.certificate_pictures OUTDIR`
"""

import os
import sys
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from console.domain.hall_mode import HallMode
from console.shell.certificate_panel import CertificatePanel
from console.shell.certificate_words import Known
from console.sync.certificate import Certificate
from console.sync.trouble import LINK_REASONS
from tests.gui.duty import evening
from tests.gui.duty.pictures import Scene, storm
from tests.gui.shell.chinese import speak_chinese
from widgets.common.theme import apply, load_theme

NOW = evening.NOW
FINE = Certificate(
    "CN=hub.yunting.example,O=云汀区城市运行管理中心",
    "CN=云汀区政务外网签发机构 G2,O=云汀区大数据中心",
    NOW - timedelta(days=353),
    NOW + timedelta(days=212),
    ("hub.yunting.example", "10.0.0.5"),
    "3F9A07C1E4B85D2296AF10CB77E0D3418B5C6FA20E94D713B86A2F5519CC04ED",
)
SOON = replace(FINE, ends=NOW + timedelta(days=12, hours=5))
KNOWN = Known("https://10.0.0.5:8443", "/etc/command-hall/hall.pem", timedelta(days=30), FINE)
BAD = replace(FINE, issuer="CN=Gateway Default CA", fingerprint=FINE.fingerprint[::-1])
STATES = {
    "soon": replace(KNOWN, found=SOON),
    "bad": replace(KNOWN, found=BAD, code="tls_stranger"),
    "well": KNOWN,
}


def main() -> int:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    speak_chinese(app)
    for look in ("dark", "light"):
        theme = load_theme(look)
        apply(app, theme)
        for name, told in STATES.items():
            with tempfile.TemporaryDirectory() as folder:
                scene = Scene(Path(folder), theme, HallMode())
                storm(scene)
                scene.settle(600)
                scene.room.link.update_view(**_view(told))
                scene.settle(100)
                panel = CertificatePanel(theme, scene.window)
                panel.show_known(told, NOW)
                panel.open()
                scene.save(out / f"certificate_{name}_{look}.png")
                scene.close()
    return 0


def _view(known: Known) -> dict[str, object]:
    """Return the link as it is with such a certificate."""
    if not known.code:
        ends = known.found.ends if known.found and known.ends_soon(NOW) else None
        return {"certificate_ends": ends}
    zh, en = LINK_REASONS[known.code]
    since = NOW - timedelta(minutes=4, seconds=12)
    told = {"state": "offline", "since": since, "code": known.code, "certificate": known.code}
    return {**told, "reason_zh": zh, "reason_en": en, "attempt": 212, "data_as_of": since}


if __name__ == "__main__":
    sys.exit(main())
