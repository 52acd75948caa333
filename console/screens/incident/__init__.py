"""S4 突发事件处置室: everything about one matter."""
