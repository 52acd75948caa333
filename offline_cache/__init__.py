"""A durable local store that knows no business: records, search, outbox.

Two encrypted files. `journal.db` holds what people did and is never rewritten: an operation is
*saved* when `Journal.append` returns. `cache.db` holds what the hub said, with the pending
operations folded over it, and may be thrown away at any time. No transaction spans the two.
The package has never heard of an alert: a record has a kind and an id, and how operations change
records (`Fold`) is handed in.
"""
