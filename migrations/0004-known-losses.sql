-- What a salvage could not bring back: findings of the check that are known, told once, and no new damage. `detail` as the check says it.
CREATE TABLE known_loss (
  code TEXT NOT NULL,
  detail TEXT NOT NULL,
  noted_at_ms INTEGER NOT NULL,
  PRIMARY KEY (code, detail)
) STRICT, WITHOUT ROWID;
