"""The code of a bureau, in a process of its own: started, spoken with, held to its limits, ended.

One thread (`keeper`) drives all guests; nothing here waits on the Qt thread, and nothing of a guest
is believed: each line is read against its type (`lines`), each row against the manifest (`tables`),
each call against what the hall granted (`broker`). No Qt.
"""
