"""墙面任务: what a page of the wall shows, as text files."""
