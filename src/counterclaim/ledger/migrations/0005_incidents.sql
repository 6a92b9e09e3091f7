-- What many dispatches say of one thing, and what people decided about it.

-- What a person decided: that two incidents are one, or that some claims are about something else. Rows are never
-- changed; an `undo` stands beside what it takes back.
CREATE TABLE decision (
    decision_id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    kind TEXT NOT NULL,              -- merge, split, undo
    because TEXT NOT NULL,           -- "" without
    undoes TEXT                      -- of an undo: the decision that it takes back
);
CREATE INDEX decision_undoes ON decision (undoes) WHERE undoes IS NOT NULL;

-- The claims that it is about, as they were read then: where a newer reading does not have one, it is found by its spans.
CREATE TABLE decision_claim (
    decision_id TEXT NOT NULL REFERENCES decision (decision_id),
    part TEXT NOT NULL,              -- one, other: the two sides of it
    claim_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    reading_id TEXT NOT NULL,
    speakers TEXT NOT NULL,          -- JSON: the spans of each source, outermost first
    content TEXT NOT NULL,           -- JSON: spans
    PRIMARY KEY (decision_id, part, claim_id)
) WITHOUT ROWID;
CREATE INDEX decision_claim_document ON decision_claim (document_id);

-- All tables from here on are made of documents, current readings and decisions by `reconcile`, and can be made again.

-- Documents, by number, that came, changed or went since they were reconciled; stage 1: to be compared with others,
-- 2: their claims to be told anew, for the family that they belong to became another one.
CREATE TABLE due_document (document INTEGER PRIMARY KEY, stage INTEGER NOT NULL);

-- Shapes of strands of which the incidents are to be made anew.
CREATE TABLE due_shape (shape INTEGER PRIMARY KEY);

-- Groups of running totals to be made anew.
CREATE TABLE due_series (grouped TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TRIGGER document_is_due AFTER INSERT ON document BEGIN
    INSERT INTO due_document VALUES (new.id, 1) ON CONFLICT DO UPDATE SET stage = 1;
END;
CREATE TRIGGER document_is_due_again AFTER UPDATE OF text, sections, outlet, url, title, input_id, published ON document
BEGIN
    INSERT INTO due_document VALUES (new.id, 1) ON CONFLICT DO UPDATE SET stage = 1;
END;
CREATE TRIGGER document_goes AFTER DELETE ON document BEGIN
    INSERT INTO due_document VALUES (old.id, 1) ON CONFLICT DO UPDATE SET stage = 1;
END;
CREATE TRIGGER reading_is_due AFTER INSERT ON reading WHEN new.current = 1 BEGIN
    INSERT INTO due_document SELECT id, 1 FROM document WHERE document_id = new.document_id
        ON CONFLICT DO UPDATE SET stage = 1;
END;
CREATE TRIGGER reading_is_due_again AFTER UPDATE OF current, digest, theatre ON reading
WHEN old.current != new.current OR (new.current = 1 AND (old.digest != new.digest OR old.theatre IS NOT new.theatre)) BEGIN
    INSERT INTO due_document SELECT id, 1 FROM document WHERE document_id = new.document_id
        ON CONFLICT DO UPDATE SET stage = 1;
END;
CREATE TRIGGER reading_goes AFTER DELETE ON reading WHEN old.current = 1 BEGIN
    INSERT INTO due_document SELECT id, 1 FROM document WHERE document_id = old.document_id
        ON CONFLICT DO UPDATE SET stage = 1;
END;
CREATE TRIGGER decision_is_due AFTER INSERT ON decision_claim BEGIN
    INSERT INTO due_document SELECT id, 2 FROM document WHERE document_id = new.document_id ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER decision_goes AFTER DELETE ON decision_claim BEGIN
    INSERT INTO due_document SELECT id, 2 FROM document WHERE document_id = old.document_id ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER decision_is_undone AFTER INSERT ON decision WHEN new.undoes IS NOT NULL BEGIN
    INSERT INTO due_document SELECT d.id, 2 FROM decision_claim c JOIN document d USING (document_id)
        WHERE c.decision_id = new.undoes ON CONFLICT DO NOTHING;
END;
INSERT INTO due_document SELECT id, 1 FROM document WHERE true;

-- Reprints: texts of the same words, keys under which texts that may be alike meet (of several copies only the earliest
-- stands under them), what they have from each other, and families.
CREATE TABLE reprint (
    document INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL,
    text INTEGER,                    -- hash of the words; NULL without any
    moment TEXT NOT NULL,            -- when it was published, so that later ones sort later
    family TEXT,                     -- family_id; NULL for a dispatch that stands alone
    context TEXT NOT NULL            -- hash of all of the family that whose words its claims are depends on
);
CREATE INDEX reprint_text ON reprint (text, moment, document_id) WHERE text IS NOT NULL;
CREATE INDEX reprint_family ON reprint (family) WHERE family IS NOT NULL;
CREATE TABLE reprint_band (
    band INTEGER NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY (band, document)
) WITHOUT ROWID;
CREATE INDEX reprint_band_document ON reprint_band (document);
CREATE TABLE reprint_pair (
    one INTEGER NOT NULL,            -- the smaller number
    other INTEGER NOT NULL,
    record TEXT NOT NULL,            -- JSON: what they have in common
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX reprint_pair_other ON reprint_pair (other);
CREATE TABLE family (
    family_id TEXT PRIMARY KEY,
    members INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    first TEXT NOT NULL,             -- when the earliest member was published, "" where nobody knows
    record TEXT NOT NULL             -- JSON
);
CREATE INDEX family_members ON family (members DESC, first, family_id);

-- Strands: what one dispatch tells of one thing. Strands that say the same to whoever compares them have one shape, known
-- by 63 bits of the hash of what is compared; it is shapes that meet under blocks and are linked.
CREATE TABLE strand (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL,
    key TEXT NOT NULL,               -- of its first telling: the claim's id and the event's id within it
    shape INTEGER NOT NULL,
    follows TEXT NOT NULL,           -- JSON: tellings of it that go on from others, with these, by their keys
    record BLOB NOT NULL             -- MessagePack
);
CREATE INDEX strand_document ON strand (document);
CREATE INDEX strand_shape ON strand (shape);
CREATE TABLE shape_block (
    block INTEGER NOT NULL,
    shape INTEGER NOT NULL,
    PRIMARY KEY (block, shape)
) WITHOUT ROWID;
CREATE INDEX shape_block_shape ON shape_block (shape);
CREATE TABLE shape_link (
    one INTEGER NOT NULL,            -- the smaller number
    other INTEGER NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX shape_link_other ON shape_link (other);

-- Whose word claims are.
CREATE TABLE origin (
    document INTEGER NOT NULL,
    claim INTEGER NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    side TEXT,
    kind TEXT NOT NULL,
    outlet TEXT,
    family TEXT,                     -- the family that has the claim's words; NULL for the dispatch's own
    record TEXT NOT NULL,            -- JSON
    PRIMARY KEY (claim)
);
CREATE INDEX origin_document ON origin (document);
CREATE INDEX origin_key ON origin (key, side, name, outlet);

-- Incidents and series: what lists are filtered and sorted by; the record stands apart, so that a list reads few pages.
CREATE TABLE incident (
    id INTEGER PRIMARY KEY,
    incident_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,              -- incident, series
    type TEXT,
    mode TEXT,
    first TEXT NOT NULL,             -- days; "" where nobody knows
    last TEXT NOT NULL,
    place TEXT,                      -- name of the first place
    country TEXT,
    theatre TEXT,
    standing TEXT,
    origins INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    grouped TEXT,                    -- of a series: its group
    measure TEXT,                    -- of a series: what it counts
    origin TEXT                      -- of a series: whose totals
);
CREATE INDEX incident_listed ON incident (last DESC, first DESC, incident_id);
CREATE INDEX incident_series ON incident (grouped) WHERE grouped IS NOT NULL;
CREATE TABLE incident_record (
    incident INTEGER PRIMARY KEY REFERENCES incident (id),
    record TEXT NOT NULL             -- JSON
);
CREATE TABLE incident_claim (
    incident INTEGER NOT NULL REFERENCES incident (id),
    claim INTEGER NOT NULL,          -- claim.id
    document INTEGER NOT NULL,
    PRIMARY KEY (incident, claim)
) WITHOUT ROWID;
CREATE INDEX incident_claim_claim ON incident_claim (claim);
CREATE INDEX incident_claim_document ON incident_claim (document);
CREATE TABLE incident_strand (
    strand INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL REFERENCES incident (id)
);
CREATE INDEX incident_strand_incident ON incident_strand (incident);
CREATE TABLE incident_place (
    name TEXT NOT NULL,
    incident INTEGER NOT NULL REFERENCES incident (id),
    place TEXT,                      -- its id in the gazetteer
    PRIMARY KEY (name, incident)
) WITHOUT ROWID;
CREATE INDEX incident_place_incident ON incident_place (incident);
CREATE INDEX incident_place_place ON incident_place (place, incident);
CREATE TABLE incident_side (
    side TEXT NOT NULL,              -- whose account there is; "unresolved" where nobody knows
    incident INTEGER NOT NULL REFERENCES incident (id),
    PRIMARY KEY (side, incident)
) WITHOUT ROWID;
CREATE INDEX incident_side_incident ON incident_side (incident);

-- Which claims have a part in which group of running totals: of a party (or an origin) and a measure.
CREATE TABLE series_claim (
    grouped TEXT NOT NULL,
    total INTEGER NOT NULL,          -- 1: it tells a total, 0: only a day's share
    claim INTEGER NOT NULL,          -- claim.id
    document INTEGER NOT NULL,
    PRIMARY KEY (grouped, total, claim)
) WITHOUT ROWID;
CREATE INDEX series_claim_document ON series_claim (document);
