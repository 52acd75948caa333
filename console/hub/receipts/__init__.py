"""One-page receipts: a unit takes an order, says that it goes and is there, and sends a photo.

Off unless the hub was told the address phones reach it at. The page works without scripts.
"""
