-- What cannot be read is noted when it comes, since it may have stopped something. It is derived, as after each
-- change of these tables.
DELETE FROM current;
