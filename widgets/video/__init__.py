"""Tiles that show pictures of any source, with their state, age, overlays and watermark."""
