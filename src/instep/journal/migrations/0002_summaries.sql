-- What would otherwise be counted anew on every page. Derived from the log: may be dropped and rebuilt.
CREATE TABLE summary (
  person TEXT PRIMARY KEY,
  body TEXT NOT NULL
) WITHOUT ROWID
