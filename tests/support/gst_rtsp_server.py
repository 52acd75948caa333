"""`/usr/bin/python3 gst_rtsp_server.py CLIP [PORT]`: GStreamer's RTSP server, which is not ours.

Run by the system's Python, whose GStreamer bindings no environment of ours has. It serves the
frames of one clip, encoded before, for ever as `/cam0`, `/cam1` …, live and shared by whoever
watches; prints its port as a JSON line and ends when its input ends.
"""

import itertools
import json
import pathlib
import struct
import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402

CAMERAS = 8
FPS = 25
LAUNCH = (
    "( appsrc name=source is-live=true format=time do-timestamp=true"
    " caps=video/x-h264,stream-format=byte-stream,alignment=au"
    " ! rtph264pay name=pay0 pt=96 config-interval=-1 )"
)


def frames(path):
    """Cut a clip of the camera simulator into its access units."""
    data, at = pathlib.Path(path).read_bytes(), 0
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        yield data[at + 4 : at + 4 + length]
        at += 4 + length


class Factory(GstRtspServer.RTSPMediaFactory):
    """Media of one address; each is fed at a camera's pace as long as it takes frames."""

    def __init__(self, units):
        super().__init__()
        self._units = units
        self.set_launch(LAUNCH)
        self.set_shared(True)

    def do_configure(self, media):
        source = media.get_element().get_child_by_name("source")
        coming = itertools.cycle(self._units)

        def feed():
            buffer = Gst.Buffer.new_wrapped(next(coming))
            return source.emit("push-buffer", buffer) is Gst.FlowReturn.OK

        feed()
        timer = GLib.timeout_add(1000 // FPS, feed)
        media.connect("unprepared", lambda _: GLib.Source.remove(timer))


def main():
    Gst.init(None)
    units = list(frames(sys.argv[1]))
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(sys.argv[2] if len(sys.argv) > 2 else "0")
    for number in range(CAMERAS):
        server.get_mount_points().add_factory(f"/cam{number}", Factory(units))
    server.attach(None)
    sys.stdout.write(json.dumps({"rtsp_port": server.get_bound_port()}) + "\n")
    sys.stdout.flush()
    loop = GLib.MainLoop()
    GLib.io_add_watch(sys.stdin, GLib.IO_HUP | GLib.IO_IN, lambda *_: loop.quit())
    loop.run()


if __name__ == "__main__":
    main()
