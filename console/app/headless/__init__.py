"""The seat without a screen: the console's store, acts and sync, driven by JSON lines.

For testers, integrators and drills: whatever is done here goes the way of the console. No Qt.
"""
