-- Any day is found without walking past every pin before or after it: pins lie by how long they lasted.
-- `span` is the number of binary digits of the days from `opened` to `closed`, 99 while it is open.
DROP TABLE pin;
CREATE TABLE pin (
  person TEXT NOT NULL,
  pin TEXT NOT NULL,
  opened TEXT NOT NULL,
  closed TEXT NOT NULL,
  span INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (person, pin)
) WITHOUT ROWID;
CREATE INDEX pin_by_span ON pin (person, span, opened)
