-- A stop is asked about until somebody says what came of it, and holds until that counts: two current values.
-- They are derived, as after each change of these tables.
DELETE FROM current;
