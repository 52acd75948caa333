"""`command-hall plugin run`: a plugin's pages in a window of their own while it is written."""
