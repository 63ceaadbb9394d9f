-- Computed from the events, for numbers over many incidents: an incident's durations, causes and what its deadlines are judged by. Apart
-- from its line, since they seldom change.
CREATE TABLE incident_figures (
  incident_id TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- They are filled where lines of the list are: this makes each line one that lacks something.
UPDATE incident_summary SET causes = NULL;
