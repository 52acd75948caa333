"""复盘: what a seat saw and did, played through the same pages; nothing can be done in it."""
