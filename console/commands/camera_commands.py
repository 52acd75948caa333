"""The camera directory on the wall: opened, a camera called by number, the ring of an incident."""

from console.commands.registry import Command, text

PAGE = "wall"

DIRECTORY = Command(
    "camera.directory", text("cameras", "Camera directory"), "Q", on=PAGE, acts=False
)
NUMBER = Command(
    "camera.number", text("cameras", "Camera by number, then tile"), "N", on=PAGE, acts=False
)
KEEP = Command(
    "incident_wall.keep", text("cameras", "Keep these pictures with the incident"), "I", on=PAGE
)
NEAR_CALL = Command(
    "camera.near_call", text("cameras", "Cameras around the place of this call"), "Alt+W",
    on="intake", acts=False,
)  # fmt: skip
OF_WALL = (DIRECTORY, NUMBER, KEEP)
COMMANDS = (*OF_WALL, NEAR_CALL)
