"""What plugins that were let in bring to the hall: plans, rules, entries, alert types."""
