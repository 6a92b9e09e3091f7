-- What the incidents of a part were made of: its strands, their incidents and links, as a hash. A part of which it is
-- the same is left as it is; one of which nothing stands here is made anew when it is due.
CREATE TABLE part_made (part INTEGER PRIMARY KEY, made INTEGER NOT NULL);
