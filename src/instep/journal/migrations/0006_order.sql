-- The one order of facts, on every device, is (instant, id): `instant` is microseconds since 1970 in UTC.
-- An id is unique for its person: where two people are one, the person decides between equal ids. `session` is the one that it belongs to, where there is one.
-- `owner` is whose fact it counts as: the person, until they say otherwise.
CREATE TABLE fact_in_order (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  zone TEXT,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  instant INTEGER NOT NULL,
  session TEXT,
  owner TEXT NOT NULL,
  UNIQUE (person, id)
);
INSERT INTO fact_in_order SELECT seq, id, person, kind, at, zone, version, body, instant_of(at),
  session_in(kind, body), person
  FROM fact ORDER BY seq;
DROP TABLE fact;
ALTER TABLE fact_in_order RENAME TO fact;
CREATE INDEX fact_of_owner ON fact (owner, instant, id, person);
-- What a current value names is found by its owner and id, however long the history is.
CREATE INDEX fact_of_id ON fact (owner, id);
CREATE INDEX fact_of_session ON fact (owner, session, instant, id, person) WHERE session IS NOT NULL;
CREATE INDEX fact_of_kind ON fact (owner, kind, instant, id, person);
CREATE INDEX fact_of_day ON fact (owner, kind, substr(at, 1, 10), instant, id, person);
-- What a person's current values are: each fact that says one, and the instant from which it is replaced.
-- Derived from the log: may be dropped and rebuilt. A fact that nothing replaces has the largest number there is.
CREATE TABLE current (
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  fact TEXT NOT NULL,
  replaced INTEGER NOT NULL,
  PRIMARY KEY (person, kind, key, fact)
) WITHOUT ROWID;
CREATE INDEX current_by_time ON current (person, kind, replaced, key, fact);
CREATE INDEX current_of_kind ON current (kind, person);
-- Sessions are in the one order too. Derived from the log.
DROP TABLE sitting;
CREATE TABLE sitting (
  person TEXT NOT NULL,
  session TEXT NOT NULL,
  at TEXT NOT NULL,
  instant INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (person, session)
) WITHOUT ROWID;
CREATE INDEX sitting_by_day ON sitting (person, at, session);
CREATE INDEX sitting_by_time ON sitting (person, instant, session);
-- Which sessions were somebody else's, and which people are one. Without a session it is everything of a person.
-- Derived from the log.
CREATE TABLE given (
  person TEXT NOT NULL,
  session TEXT NOT NULL,
  owner TEXT NOT NULL,
  instant INTEGER NOT NULL,
  fact TEXT NOT NULL,
  PRIMARY KEY (person, session, fact)
) WITHOUT ROWID;
-- What names this journal and no other, so that what waits in a browser for one never goes into another.
CREATE TABLE journal (id TEXT NOT NULL);
INSERT INTO journal (id) VALUES (lower(hex(randomblob(16))))
