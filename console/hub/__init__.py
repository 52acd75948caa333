"""The hub: takes in what sources report, decides operations, tells every seat what changed."""
