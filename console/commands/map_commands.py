"""一张图: the keys of the map that fills a page."""

from console.commands.registry import Command, text

PAGE = "map"

SWITCHES = {
    "cameras": Command(
        "city_map.cameras",
        text("city_map", "Cameras on the map, or off"),
        "1",
        "",
        PAGE,
        acts=False,
    ),
    "devices": Command(
        "city_map.devices",
        text("city_map", "Devices on the map, or off"),
        "2",
        "",
        PAGE,
        acts=False,
    ),
    "orders": Command(
        "city_map.orders", text("city_map", "Orders on the map, or off"), "3", "", PAGE, acts=False
    ),
    "alerts": Command(
        "city_map.alerts", text("city_map", "Alerts on the map, or off"), "4", "", PAGE, acts=False
    ),
    "forces": Command(
        "city_map.forces", text("city_map", "Forces on the map, or off"), "5", "", PAGE, acts=False
    ),
    "layers": Command(
        "city_map.layers",
        text("city_map", "Layers of bureaus, all or none"),
        "6",
        "",
        PAGE,
        acts=False,
    ),
}
"""By family, in the order of the list."""
NEXT = Command(
    "city_map.next", text("city_map", "Next alert on the map"), "N", "", PAGE, acts=False
)
GO = Command(
    "city_map.go", text("city_map", "To the alert, order or camera"), "G", "", PAGE, acts=False
)
AROUND = Command(
    "city_map.around", text("city_map", "What lies around the cross"), "A", "", PAGE, acts=False
)
REACH = Command(
    "city_map.reach", text("city_map", "Around: the next reach"), "R", "", PAGE, acts=False
)
WALL = Command(
    "city_map.wall", text("city_map", "Cameras around onto the wall"), "W", "", PAGE, acts=False
)
PATROL = Command("city_map.patrol", text("city_map", "Patrol the cameras around"), "T", "", PAGE)
DISPATCH = Command(
    "city_map.dispatch", text("city_map", "Send forces to it"), "D", "", PAGE, acts=False
)
NEARBY = (AROUND, REACH, WALL, PATROL, DISPATCH)
CIRCLE = Command("city_map.circle", text("city_map", "Draw a circle"), "C", "", PAGE, acts=False)
LINE = Command("city_map.line", text("city_map", "Draw a line"), "L", "", PAGE, acts=False)
AREA = Command("city_map.area", text("city_map", "Draw an area"), "P", "", PAGE, acts=False)
BOX = Command("city_map.box", text("city_map", "Draw a box"), "B", "", PAGE, acts=False)
DRAWING = (CIRCLE, LINE, AREA, BOX)
"""What is drawn stays until the next choice; its surroundings are listed as of any other place."""
COMMANDS = (*SWITCHES.values(), NEXT, GO, *NEARBY, *DRAWING)
"""Arrows, + and -, Home and Enter are fixed: they move and choose on every map."""
