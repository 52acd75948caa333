"""A desk with pages to write in, and monitors a test plugs in and out."""

from tests.gui.duty.fixtures import chinese, room, theme
from tests.gui.plans.hall_stage import hall

__all__ = ["chinese", "hall", "room", "theme"]
