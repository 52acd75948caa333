"""A small plugin of the flood office, written into a folder: whole, or with something amiss."""

from pathlib import Path

MANIFEST = """\
id = "flood"
uuid = "0b0f4c1e-6d0a-4c57-9a63-2f6f5f1b8a11"
version = "1.0.0"
api = "1.0"
name = { zh = "防汛防台", en = "Flood" }
pages = ["pages/level.toml"]

[owner]
bureau = { zh = "区防汛办", en = "Flood office" }
phone = "100 0000 0142"
hours = "24 小时"

[access]
data = "水位站每五分钟一次"
scenario = "下穿通道积水"
interaction = "值班员查看、登记关闭"
integration = "不接其他系统"
devices = "水位计、泵站"

[[data]]
id = "gauges"
origin = "records"
of = "gauge"
key = "id"
stale_after_s = 600
columns = [
  { id = "id", name = { zh = "编号" } },
  { id = "name", name = { zh = "测站", en = "Gauge" } },
  { id = "level", name = {zh = "水位", en = "Level"}, kind = "number", unit = "米", decimals = 2},
  { id = "at", name = { zh = "时间", en = "Time" }, kind = "time" },
  { id = "place", name = { zh = "位置", en = "Place" }, kind = "place" },
  { id = "camera", name = { zh = "点位", en = "Camera" }, kind = "camera" },
  { id = "note", name = { zh = "说明", en = "Note" } },
]

[[record]]
id = "gauge"
name = { zh = "水位" }
schema = "gauge.json"

[[layer]]
id = "gauges"
name = { zh = "水位站", en = "Gauges" }
data = "gauges"
place = "place"
label = "name"
value = "level"
limits = [{ grade = "orange", above = 0.27, source = "区防汛预案 3.2" }]

[[vital]]
id = "underpass"
name = { zh = "映川路下穿水位", en = "Yingchuan underpass" }
data = "gauges"
row = "g1"
value = "level"
unit = "米"

[[section]]
id = "levels"
name = { zh = "水情", en = "Levels" }
data = "gauges"

[[command]]
id = "close-road"
title = { zh = "建议封路", en = "Propose to close" }
order = "下穿通道积水超限，请现场封路"
unit = "区交警支队"
needs = "prepare:orders"
"""

PAGE = """\
id = "level"
name = { zh = "水情", en = "Levels" }

[[row]]
[[row.part]]
kind = "tiles"
title = { zh = "下穿通道", en = "Underpasses" }
data = "gauges"
name = "name"
value = "level"
note = "note"
limits = [
  { grade = "red", above = 0.35, source = "区防汛预案 3.2" },
  { grade = "orange", above = 0.27, source = "区防汛预案 3.2" },
]

[[row]]
[[row.part]]
kind = "table"
data = "gauges"
columns = ["name", "level", "at"]
sort = "-level"
"""


def write_plugin(root: Path, manifest: str = MANIFEST, page: str = PAGE, id: str = "flood") -> Path:
    """Write the plugin below a root; returns its folder."""
    folder = root / id
    (folder / "pages").mkdir(parents=True)
    (folder / "manifest.toml").write_text(manifest, "utf-8")
    (folder / "pages" / "level.toml").write_text(page, "utf-8")
    (folder / "gauge.json").write_text('{"type": "object"}', "utf-8")
    return folder
