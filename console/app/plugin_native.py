"""Native pages at a seat: only where the hall granted it, for the very files it approved."""

from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from console.app.plugin_terms import PluginTerms
from console.plugin_api.permission import Permission
from console.plugin_host.native.native_view import NativePorts, NativeView
from console.plugin_host.pages.ports import Ports
from console.plugin_host.reading.discovery import Found
from console.plugin_host.reading.native_reader import NativeSource, read_native
from console.runtime.workers import run_aside

if TYPE_CHECKING:
    from console.app.seat import Seat


def native_view(seat: "Seat", found: Found, ports: Ports, terms: PluginTerms) -> NativeView:
    """Return the place of a plugin's native page."""
    manifest = found.manifest
    assert manifest is not None

    def read() -> Future[NativeSource]:
        digest = terms.digest(found.id)
        return run_aside("plugin-native", partial(read_native, manifest, found.folder, digest))

    def is_trusted() -> bool:
        return Permission.NATIVE in terms.permissions(found.id)

    def note(what: str, how: str) -> None:
        outcome = "done" if what == "built" else "refused"
        seat.audit.note("plugin.native", found.id, outcome, f"{what}: {how}")

    return NativeView(ports, NativePorts(is_trusted, read, note))
