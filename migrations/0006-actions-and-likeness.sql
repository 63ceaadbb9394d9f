-- Computed from the events, for what is asked across incidents: their action items, which of them came back, and what each is recognised by.

CREATE TABLE action_item (
  incident_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  drill INTEGER NOT NULL,
  zone TEXT NOT NULL,
  status TEXT NOT NULL,
  owner TEXT,
  due TEXT,
  added_at_ms INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (incident_id, position)
) STRICT, WITHOUT ROWID;

-- One for the list, soonest due first and what has no day last; one for counting.
CREATE INDEX action_item_in_order ON action_item (drill, status, ifnull(due, '~'), incident_id, position);
CREATE INDEX action_item_counted ON action_item (drill, status, owner, due, zone);

CREATE TABLE recurrence (
  later_id TEXT NOT NULL,
  earlier_id TEXT NOT NULL,
  PRIMARY KEY (later_id, earlier_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX recurrence_of ON recurrence (earlier_id, later_id);

CREATE TABLE incident_likeness (
  number INTEGER PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE incident_trait (
  trait TEXT NOT NULL,
  drill INTEGER NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (trait, drill, number)
) STRICT, WITHOUT ROWID;

-- They are filled where lines of the list are: this makes each line one that lacks something.
UPDATE incident_summary SET causes = NULL;
