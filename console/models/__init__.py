"""Qt models over the cache: they re-read what a change set names, batched, and hold no truth."""
