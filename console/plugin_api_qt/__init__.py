"""The Qt half of the door: what a native page is, for plugins a hall has approved as trusted.

Everything else of a plugin is data or runs in a process of its own; this alone runs in the console.
"""
