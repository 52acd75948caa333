from tests.gui.duty.conftest import chinese, leader_room, room, show_page, theme

__all__ = ["chinese", "leader_room", "room", "show_page", "theme"]
