-- The first ledger: bytes, documents, readings, claims and their parts, and the custody log.

CREATE TABLE blob (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,           -- bytes as received
    media_type TEXT NOT NULL,
    encoding TEXT NOT NULL,          -- how `content` is packed: zlib
    content BLOB NOT NULL
);

CREATE TABLE document (
    document_id TEXT PRIMARY KEY,
    blob TEXT NOT NULL REFERENCES blob (sha256),
    locus TEXT NOT NULL,             -- "" for all of the blob, "row 3" for a row
    input_id TEXT NOT NULL,          -- as it was first given
    media_type TEXT NOT NULL,
    text TEXT NOT NULL,
    sections TEXT NOT NULL,          -- JSON
    outlet TEXT,
    url TEXT,
    title TEXT,
    note TEXT,                       -- what the input says about itself
    published TEXT,
    published_from TEXT,
    language TEXT,
    theatre TEXT,
    issues TEXT NOT NULL             -- JSON
);
CREATE INDEX document_blob ON document (blob);
CREATE INDEX document_url ON document (url) WHERE url IS NOT NULL;

CREATE TABLE reading (
    reading_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document (document_id),
    components TEXT NOT NULL,        -- JSON: name, version and digest of each
    theatre TEXT,
    issues TEXT NOT NULL,            -- JSON
    current INTEGER NOT NULL,        -- 1 for the document's newest reading
    digest TEXT NOT NULL             -- SHA-256 over the records of its claims
);
CREATE INDEX reading_document ON reading (document_id, current);

CREATE TABLE claim (
    id INTEGER PRIMARY KEY,
    claim_id TEXT NOT NULL,
    reading_id TEXT NOT NULL REFERENCES reading (reading_id),
    document_id TEXT NOT NULL REFERENCES document (document_id),
    current INTEGER NOT NULL,        -- 1 where its reading is
    position INTEGER NOT NULL,       -- order within the reading
    published TEXT NOT NULL,         -- "" where not known
    outlet TEXT,
    section TEXT NOT NULL,
    background INTEGER NOT NULL,
    stance TEXT NOT NULL,
    voice TEXT,                      -- NULL for the outlet's own voice
    speaker TEXT,                    -- name of the first claimant
    side TEXT,                       -- side of the first claimant who has one
    text TEXT NOT NULL,
    record TEXT NOT NULL             -- the whole claim as JSON, exactly as it was read
);
CREATE INDEX claim_order ON claim (current, published DESC, document_id, position);
CREATE INDEX claim_claim_id ON claim (claim_id);
CREATE INDEX claim_reading ON claim (reading_id);
CREATE INDEX claim_document ON claim (document_id);
CREATE INDEX claim_side ON claim (side, current);
CREATE INDEX claim_stance ON claim (stance, current);

CREATE TABLE claim_actor (
    claim INTEGER NOT NULL REFERENCES claim (id),
    role TEXT NOT NULL,              -- claimant, via, agent, target
    actor TEXT NOT NULL,
    name TEXT NOT NULL,
    side TEXT,
    kind TEXT NOT NULL,
    resolution TEXT NOT NULL
);
CREATE INDEX claim_actor_claim ON claim_actor (claim);
CREATE INDEX claim_actor_actor ON claim_actor (actor);

CREATE TABLE claim_event (
    claim INTEGER NOT NULL REFERENCES claim (id),
    event TEXT NOT NULL,             -- e1 …, its id within the claim
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL
);
CREATE INDEX claim_event_claim ON claim_event (claim);
CREATE INDEX claim_event_type ON claim_event (type, mode);

CREATE TABLE claim_figure (
    claim INTEGER NOT NULL REFERENCES claim (id),
    figure TEXT NOT NULL,
    measure TEXT NOT NULL,
    comparator TEXT NOT NULL,
    value REAL,
    low REAL,
    high REAL,
    unit TEXT,
    kind TEXT
);
CREATE INDEX claim_figure_claim ON claim_figure (claim);
CREATE INDEX claim_figure_measure ON claim_figure (measure);

CREATE TABLE claim_place (
    claim INTEGER NOT NULL REFERENCES claim (id),
    mention TEXT NOT NULL,           -- p1 …, its id within the claim
    place TEXT,                      -- NULL where it was not resolved
    name TEXT NOT NULL,
    latitude REAL,
    longitude REAL,
    precision TEXT,
    relation TEXT NOT NULL
);
CREATE INDEX claim_place_claim ON claim_place (claim);
CREATE INDEX claim_place_place ON claim_place (place);

CREATE TABLE claim_day (
    claim INTEGER NOT NULL REFERENCES claim (id),
    first TEXT NOT NULL,             -- 0001-01-01 for an open beginning
    last TEXT NOT NULL,              -- 9999-12-31 for an open end
    source TEXT NOT NULL             -- event, figure; published where the claim dates nothing
);
CREATE INDEX claim_day_claim ON claim_day (claim);
CREATE INDEX claim_day_first ON claim_day (first, last);

CREATE TABLE claim_issue (
    claim INTEGER NOT NULL REFERENCES claim (id),
    code TEXT NOT NULL
);
CREATE INDEX claim_issue_claim ON claim_issue (claim);
CREATE INDEX claim_issue_code ON claim_issue (code);

-- Words of claims, accents and case folded. The text itself stays in `claim`.
CREATE VIRTUAL TABLE claim_words USING fts5 (
    text, content = 'claim', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE custody (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,                -- ISO 8601 with zone
    kind TEXT NOT NULL,              -- created, received, sighting, reading, failed, skipped
    subject TEXT NOT NULL,           -- id of the document, or what the user named
    payload TEXT NOT NULL,           -- JSON
    previous TEXT NOT NULL,          -- hash of the entry before, "" for the first
    hash TEXT NOT NULL
);
CREATE INDEX custody_subject ON custody (subject, kind);
CREATE INDEX custody_kind ON custody (kind);
