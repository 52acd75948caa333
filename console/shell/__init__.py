"""Windows, header, rail, palette, notices and sound: everything around the pages.

Pages are handed in as plain widgets; the shell does not know what they show.
"""
