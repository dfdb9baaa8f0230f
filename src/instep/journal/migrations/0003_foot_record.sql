-- What was on a person's feet on any day. Derived from the log: may be dropped and rebuilt.
-- `opened` and `closed` are local days. A pin that is still open closes on 9999-12-31.
CREATE TABLE pin (
  person TEXT NOT NULL,
  pin TEXT NOT NULL,
  opened TEXT NOT NULL,
  closed TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (person, pin)
) WITHOUT ROWID;
CREATE INDEX pin_by_day ON pin (person, closed, opened);
-- The first ten letters of a time with its offset are its day where it happened.
CREATE INDEX fact_of_day ON fact (person, kind, substr(at, 1, 10), seq)
