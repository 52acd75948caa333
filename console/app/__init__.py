"""The composition root: builds everything once, in order, and owns the loop."""
