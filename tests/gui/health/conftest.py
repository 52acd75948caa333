"""A duty room for the tests of what the seat says of itself, in Chinese."""

from tests.gui.duty.fixtures import chinese, room, theme

__all__ = ["chinese", "room", "theme"]
