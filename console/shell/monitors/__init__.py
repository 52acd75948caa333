"""The monitors of the seat, known by what they are and told when they change."""
