-- The parts that shapes were clustered in when incidents were last made of them, each known by its smallest shape.
CREATE TABLE shape_part (shape INTEGER PRIMARY KEY, part INTEGER NOT NULL);
CREATE INDEX shape_part_part ON shape_part (part);
INSERT INTO due_shape SELECT DISTINCT shape FROM strand WHERE true ON CONFLICT DO NOTHING;

-- A day's share of a running total is kept under what it is of, a total under its group too: both are told anew.
INSERT INTO due_document SELECT id, 2 FROM document WHERE true ON CONFLICT DO NOTHING;
