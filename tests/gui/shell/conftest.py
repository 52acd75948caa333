"""A duty room for the shell's tests: the same store, in Chinese."""

from tests.gui.duty.fixtures import chinese, room, theme

__all__ = ["chinese", "room", "theme"]
