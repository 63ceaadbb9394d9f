-- The record of incidents: an append-only log of events in hash chains, what they say kept apart from the chain, and
-- what is computed from them for lists and search.

PRAGMA application_id = 0x48494b45; -- "HIKE"

-- Who this installation is among the devices that write into one incident.
CREATE TABLE installation (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  device_id TEXT NOT NULL,
  opened_at_ms INTEGER NOT NULL
) STRICT;

-- Order is (lamport, device_id, chain_seq); seq is local to this file and never hashed.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  incident_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  chain_seq INTEGER NOT NULL,
  lamport INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  v INTEGER NOT NULL,
  payload_hash TEXT NOT NULL,
  happened_at_ms INTEGER NOT NULL,
  recorded_at_ms INTEGER NOT NULL,
  mono_ns INTEGER NOT NULL,
  boot_id TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (incident_id, device_id, chain_seq)
) STRICT;

-- What an event says, as stored bytes (JSON). Blacked out: salt and bytes are gone, so that nothing can be guessed from the hash.
CREATE TABLE payload (
  event_seq INTEGER PRIMARY KEY REFERENCES event (seq),
  salt BLOB,
  bytes BLOB,
  blacked_out_at_ms INTEGER,
  CHECK ((bytes IS NULL) = (salt IS NULL) AND (bytes IS NULL) = (blacked_out_at_ms IS NOT NULL))
) STRICT;

-- Evidence by the hash of what it was before compression.
CREATE TABLE blob (
  hash TEXT PRIMARY KEY,
  content_type TEXT NOT NULL,
  encoding TEXT NOT NULL CHECK (encoding IN ('plain', 'deflate')),
  bytes BLOB,
  blacked_out_at_ms INTEGER,
  CHECK ((bytes IS NULL) = (blacked_out_at_ms IS NOT NULL))
) STRICT;

-- Which event brought which numbered evidence; a number stays taken when its event is blacked out.
-- In one tree and without a second index, since each tree is one more page to sync with every check.
CREATE TABLE evidence (
  incident_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  event_seq INTEGER NOT NULL,
  blob_hash TEXT,
  PRIMARY KEY (incident_id, device_id, number, event_seq)
) STRICT, WITHOUT ROWID;

-- The events that a command made: a retry is answered with them.
CREATE TABLE command (
  id TEXT PRIMARY KEY,
  incident_id TEXT NOT NULL,
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The number by which this installation shows an incident.
CREATE TABLE incident_number (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  incident_id TEXT NOT NULL UNIQUE
) STRICT;

-- Computed from the events, for lists.
CREATE TABLE incident_summary (
  incident_id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  status TEXT NOT NULL,
  drill INTEGER NOT NULL,
  severity INTEGER,
  environment_name TEXT,
  environment_kind TEXT,
  service TEXT,
  zone TEXT NOT NULL,
  declared_at_ms INTEGER NOT NULL,
  detected_at_ms INTEGER,
  recovered_at_ms INTEGER,
  pattern_numbers TEXT NOT NULL,
  pattern_titles TEXT NOT NULL,
  event_count INTEGER NOT NULL,
  last_happened_at_ms INTEGER NOT NULL,
  exported INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Computed from the events, for search: their words and overlapping bigrams. The newest rows wait in a plain table and go into
-- the index together.
CREATE VIRTUAL TABLE search USING fts5 (tokens, content = '', columnsize = 0, tokenize = 'ascii');

CREATE TABLE search_recent (
  event_seq INTEGER PRIMARY KEY,
  tokens TEXT NOT NULL
) STRICT;

-- A whole incident is erased only while its permit stands; what remains is the tombstone.
CREATE TABLE erasure_permit (
  incident_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE tombstone (
  incident_id TEXT PRIMARY KEY,
  erased_at_ms INTEGER NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL,
  event_count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE environment (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE runbook (
  position INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  bundled INTEGER NOT NULL,
  imported_at_ms INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE draft (
  key TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- INSERT OR REPLACE deletes without asking a delete trigger unless recursive_triggers is on; so the insert itself is guarded.
CREATE TRIGGER event_is_new BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
  OR EXISTS (
    SELECT 1 FROM event
    WHERE incident_id = NEW.incident_id AND device_id = NEW.device_id AND chain_seq = NEW.chain_seq
  )
BEGIN
  SELECT RAISE(ABORT, 'an event is never replaced');
END;

CREATE TRIGGER event_is_not_of_an_erased_incident BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM tombstone WHERE incident_id = NEW.incident_id)
BEGIN
  SELECT RAISE(ABORT, 'the incident was erased');
END;

CREATE TRIGGER event_stays_as_it_is BEFORE UPDATE ON event
BEGIN
  SELECT RAISE(ABORT, 'an event is never changed');
END;

CREATE TRIGGER event_stays BEFORE DELETE ON event
WHEN NOT EXISTS (SELECT 1 FROM erasure_permit WHERE incident_id = OLD.incident_id)
BEGIN
  SELECT RAISE(ABORT, 'an event is never removed without a permit for its whole incident');
END;

CREATE TRIGGER payload_is_new BEFORE INSERT ON payload
WHEN EXISTS (SELECT 1 FROM payload WHERE event_seq = NEW.event_seq)
BEGIN
  SELECT RAISE(ABORT, 'a payload is never replaced');
END;

CREATE TRIGGER payload_is_only_blacked_out BEFORE UPDATE ON payload
WHEN NEW.bytes IS NOT NULL OR OLD.bytes IS NULL OR NEW.event_seq <> OLD.event_seq
BEGIN
  SELECT RAISE(ABORT, 'a payload is never changed, only blacked out');
END;

CREATE TRIGGER payload_stays BEFORE DELETE ON payload
WHEN NOT EXISTS (
  SELECT 1 FROM event JOIN erasure_permit USING (incident_id) WHERE event.seq = OLD.event_seq
)
BEGIN
  SELECT RAISE(ABORT, 'a payload is never removed without a permit for its whole incident');
END;

CREATE TRIGGER blob_is_new BEFORE INSERT ON blob
WHEN EXISTS (SELECT 1 FROM blob WHERE hash = NEW.hash)
BEGIN
  SELECT RAISE(ABORT, 'a blob is never replaced');
END;

CREATE TRIGGER blob_is_only_blacked_out BEFORE UPDATE ON blob
WHEN NEW.bytes IS NOT NULL OR OLD.bytes IS NULL OR NEW.hash <> OLD.hash
BEGIN
  SELECT RAISE(ABORT, 'a blob is never changed, only blacked out');
END;

CREATE TRIGGER blob_stays_while_used BEFORE DELETE ON blob
WHEN EXISTS (SELECT 1 FROM evidence WHERE blob_hash = OLD.hash)
BEGIN
  SELECT RAISE(ABORT, 'a blob is never removed while evidence points to it');
END;
