"""Runs first at each start of this Python: where its packages, libraries and fonts lie.

Everything is set for this process and those it starts; no library path is set, so that programs of
the system which are started from here (a browser, a mail program) find the system's own.
"""

import os
import site
import sys
from pathlib import Path

AUTHORITIES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, UOS, Kylin
    "/etc/pki/tls/certs/ca-bundle.crt",  # openEuler, RHEL
    "/etc/ssl/ca-bundle.pem",  # SUSE
)
"""Where systems keep the authorities they trust; no list of our own stands in for them."""

_LIBRARIES = Path(sys.prefix) / "lib"


def _prepare() -> None:
    site.addsitedir(str(Path(os.__file__).parent / "site-packages"))
    given = {
        "PYTHONSAFEPATH": "1",
        "PYTHONNOUSERSITE": "1",
        "FONTCONFIG_FILE": str(Path(sys.prefix) / "etc/fonts.conf"),
        "VLC_PLUGIN_PATH": str(_LIBRARIES / "vlc/plugins"),
        "PYTHON_VLC_MODULE_PATH": str(_LIBRARIES / "vlc/plugins"),
        "PYTHON_VLC_LIB_PATH": str(_LIBRARIES / "libvlc.so.5"),
    }
    authorities = next((each for each in AUTHORITIES if Path(each).is_file()), None)
    if authorities and "SSL_CERT_FILE" not in os.environ:
        given["SSL_CERT_FILE"] = authorities
    os.environ.update(given)


_prepare()
