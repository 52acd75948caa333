"""A second RTSP server, by GStreamer; run by the system's Python: `gst_rtsp_server.py FILE.mp4`.

Prints its port. `/cam…` plays the file; each client has a pipeline of its own.
"""

import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402 - only after the versions

CAMERAS = 8


def main(file: str) -> None:
    Gst.init(None)
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service("0")
    for number in range(CAMERAS):
        factory = GstRtspServer.RTSPMediaFactory()
        source = f"filesrc location={file} ! qtdemux"
        factory.set_launch(f"( {source} ! rtph264pay name=pay0 pt=96 config-interval=-1 )")
        server.get_mount_points().add_factory(f"/cam{number}", factory)
    server.attach(None)
    sys.stdout.write(f"{server.get_bound_port()}\n")
    sys.stdout.flush()
    GLib.MainLoop().run()


main(sys.argv[1])
