"""Fields, boxes and tabs for entering text by keyboard."""
