-- Each change of this file leaves a mark in it and names the one before. A WAL belongs to the file beside it when
-- it goes on from the file's mark: so a backup that was put there by hand is told from what the WAL was left by.
CREATE TABLE mark (name TEXT NOT NULL, was TEXT NOT NULL, now TEXT NOT NULL);
INSERT INTO mark (name, was, now) VALUES ('instep-mark', '0000000000000000', '0000000000000000')
