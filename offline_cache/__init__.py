"""A durable local store that knows no business: records, search, outbox."""
