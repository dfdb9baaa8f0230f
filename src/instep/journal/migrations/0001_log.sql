-- The log: what happened, once each, in the order in which it was written down.
-- AUTOINCREMENT: a sequence number is never given twice, so a cursor stays right after a person is forgotten.
CREATE TABLE fact (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  zone TEXT,
  version INTEGER NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX fact_of_person ON fact (person, seq);
CREATE INDEX fact_of_kind ON fact (person, kind, seq)
