-- Lists are read in pages, newest first. One index holds the order and all that the short filters ask for; two small ones hold what
-- is open, and what recovered and was not exported yet.
CREATE INDEX summary_in_order ON incident_summary (declared_at_ms, incident_id, status, drill, severity, zone);
CREATE INDEX summary_open ON incident_summary (declared_at_ms, incident_id) WHERE status = 'open';
CREATE INDEX summary_owed ON incident_summary (recovered_at_ms, incident_id) WHERE exported = 0 AND recovered_at_ms IS NOT NULL;

-- Computed from the lines, for filters: their texts as search reads them, several of one kind divided by line breaks. Apart from the
-- lines, since they seldom change.
CREATE TABLE incident_words (
  incident_id TEXT PRIMARY KEY,
  line TEXT NOT NULL,
  cause TEXT NOT NULL,
  pattern TEXT NOT NULL,
  service TEXT NOT NULL,
  env TEXT NOT NULL,
  owner TEXT NOT NULL
) STRICT, WITHOUT ROWID;
