-- Search finds every run of characters, not words alone. The index follows the events: what lies behind `through_seq` is in it.
DROP TABLE search;
DROP TABLE search_recent;
CREATE VIRTUAL TABLE search USING fts5 (grams, content = '', columnsize = 0, detail = none, tokenize = 'ascii');

CREATE TABLE search_progress (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  through_seq INTEGER NOT NULL
) STRICT;
INSERT INTO search_progress (only, through_seq) VALUES (1, 0);

-- For filters: the causes that stand, and who owns actions, the document or a role. Null where it was not computed yet.
ALTER TABLE incident_summary ADD COLUMN causes TEXT;
ALTER TABLE incident_summary ADD COLUMN owners TEXT;
