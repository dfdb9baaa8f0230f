-- Each session with its numbers before and after, so that the trend of any days is read without the log.
-- Derived from the log: may be dropped and rebuilt. `at` is local, with its offset: its first ten letters are the day.
CREATE TABLE sitting (
  person TEXT NOT NULL,
  session TEXT NOT NULL,
  at TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (person, session)
) WITHOUT ROWID;
CREATE INDEX sitting_by_time ON sitting (person, at, session)
