"""The tables of a hub's database, and the steps from older ones."""

from console.hub.store.connection import Connection

_FIRST = """
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE records(
    kind TEXT NOT NULL, id TEXT NOT NULL, rev TEXT NOT NULL, home TEXT NOT NULL,
    body BLOB, -- NULL: a tombstone
    seq INTEGER NOT NULL, created INTEGER NOT NULL, at REAL NOT NULL,
    scope TEXT NOT NULL, is_open INTEGER NOT NULL, fingerprint TEXT NOT NULL DEFAULT '',
    PRIMARY KEY(kind, id)) WITHOUT ROWID;
CREATE INDEX records_by_scope ON records(scope, kind, id);
CREATE INDEX records_by_fingerprint ON records(fingerprint) WHERE is_open = 1 AND fingerprint <> '';
CREATE INDEX records_by_seq ON records(scope, seq);
CREATE TABLE changes(
    seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL,
    at REAL NOT NULL, line BLOB NOT NULL);
CREATE INDEX changes_by_record ON changes(kind, id, seq);
CREATE TABLE operations(
    op TEXT PRIMARY KEY, body BLOB NOT NULL, answer BLOB NOT NULL, status TEXT NOT NULL,
    settled_at TEXT NOT NULL, at REAL NOT NULL, actor TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE raw_messages(
    id TEXT PRIMARY KEY, source TEXT NOT NULL, at REAL NOT NULL, media_type TEXT NOT NULL,
    bytes BLOB NOT NULL);
CREATE INDEX raw_by_source ON raw_messages(source, at);
CREATE TABLE quarantine(
    id TEXT PRIMARY KEY, at TEXT NOT NULL, source TEXT NOT NULL, code TEXT NOT NULL,
    detail TEXT NOT NULL, media_type TEXT NOT NULL, bytes BLOB NOT NULL, raw TEXT NOT NULL,
    resolved TEXT NOT NULL DEFAULT '');
CREATE TABLE message_ids(
    source TEXT NOT NULL, id TEXT NOT NULL, alert TEXT NOT NULL, is_expected INTEGER NOT NULL,
    PRIMARY KEY(source, id)) WITHOUT ROWID;
CREATE TABLE accounts(
    account TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, seat TEXT NOT NULL,
    salt BLOB NOT NULL, hash BLOB NOT NULL, disabled_at TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE source_tokens(
    hash BLOB PRIMARY KEY, source TEXT NOT NULL, made_at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE keys(name TEXT PRIMARY KEY, private BLOB NOT NULL) WITHOUT ROWID;
"""


_RECOVERED = """
CREATE TABLE recovered( -- records that seats gave back after a restored backup
    kind TEXT NOT NULL, id TEXT NOT NULL, rev TEXT NOT NULL, seq INTEGER NOT NULL,
    seat TEXT NOT NULL, actor TEXT NOT NULL, at REAL NOT NULL,
    PRIMARY KEY(kind, id)) WITHOUT ROWID;
"""

_ATTACHMENTS = """
CREATE TABLE attachments(
    id TEXT PRIMARY KEY, name TEXT NOT NULL, media_type TEXT NOT NULL, size INTEGER NOT NULL,
    sha256 TEXT NOT NULL, seat TEXT NOT NULL, actor TEXT NOT NULL, at REAL NOT NULL,
    settled_at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE parts( -- holder: an attachment that is still coming, or the hash of whole content
    holder TEXT NOT NULL, start INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY(holder, start));
"""

_MESSAGE_AGE = """
ALTER TABLE message_ids ADD COLUMN at REAL NOT NULL DEFAULT 0;
UPDATE message_ids SET at = (SELECT coalesce(max(at), 0) FROM raw_messages);
CREATE INDEX message_ids_by_age ON message_ids(at);
"""

_TOMBSTONES = """
CREATE INDEX tombstones ON records(at) WHERE body IS NULL;
"""

_GROUPS = """
ALTER TABLE changes ADD COLUMN ends INTEGER NOT NULL DEFAULT 0;
UPDATE changes SET ends = json_extract(CAST(line AS TEXT), '$.ends')
    WHERE json_extract(CAST(line AS TEXT), '$.ends') IS NOT NULL;
CREATE INDEX changes_in_groups ON changes(seq) WHERE ends > 0;
"""

_TOPICS = """
CREATE TABLE hot_topics( -- similar matters so far (hub/rules/topics.py)
    id TEXT PRIMARY KEY, rule TEXT NOT NULL, matter TEXT NOT NULL, lat REAL, place TEXT NOT NULL,
    last_at REAL NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX topics_by_matter ON hot_topics(rule, matter, last_at);
CREATE INDEX topics_by_age ON hot_topics(last_at);
"""

_OUT_OF_THE_LIST = """
CREATE INDEX records_out_of_the_list ON records(fingerprint)
    WHERE is_open = 0 AND fingerprint <> '' AND kind = 'alert';
"""

_TOPICS_BY_POINT = """
DROP TABLE hot_topics; -- what it held is an hour's; found by place now, however many there are
CREATE TABLE hot_topics(
    id TEXT PRIMARY KEY, rule TEXT NOT NULL, matter TEXT NOT NULL, lat REAL, lon REAL,
    place TEXT NOT NULL, last_at REAL NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX topics_by_point ON hot_topics(rule, matter, lat, lon, last_at);
CREATE INDEX topics_by_place ON hot_topics(rule, matter, place, last_at);
CREATE INDEX topics_by_age ON hot_topics(last_at);
"""

_DICTIONARY = """
CREATE TABLE dictionary_versions( -- all entries, packed (hub/dictionary/versions.py)
    version TEXT PRIMARY KEY, at REAL NOT NULL, title TEXT NOT NULL, entries BLOB NOT NULL)
    WITHOUT ROWID;
"""

_RESTRICTED = """
UPDATE records SET scope = 'restricted' WHERE kind = 'alert' AND body IS NOT NULL
    AND CASE WHEN json_valid(CAST(body AS TEXT)) -- a spoilt one is met where it is read
        THEN json_extract(CAST(body AS TEXT), '$.channel') = 'network' END;
UPDATE changes SET scope = 'restricted' WHERE kind = 'alert' AND id IN
    (SELECT id FROM records WHERE kind = 'alert' AND scope = 'restricted');
"""

STEPS = (
    _FIRST,
    _RECOVERED,
    _ATTACHMENTS,
    _MESSAGE_AGE,
    _TOMBSTONES,
    _GROUPS,
    _TOPICS,
    _OUT_OF_THE_LIST,
    _TOPICS_BY_POINT,
    _DICTIONARY,
    _RESTRICTED,
)
"""What makes each version from the one before; only ever added to."""

VERSION = len(STEPS)
"""Number of the newest step; a file with a greater one was made by a newer hub."""


def upgrade(connection: Connection) -> None:
    """Take the steps a file lacks; each is one transaction together with its number."""
    for number in range(version_of(connection), VERSION):
        mark = f"PRAGMA user_version = {number + 1}"
        connection.executescript(";".join(["BEGIN IMMEDIATE", STEPS[number], mark, "COMMIT"]))


def version_of(connection: Connection) -> int:
    """Return the number of the newest step taken; 0 in an empty file."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)
