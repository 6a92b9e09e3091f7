-- What a documenter needs years later: a log whose words can be withdrawn, versions of one URL, judgements that outlive
-- a reading, tombstones, and the texts of dispatches searchable.

-- The name of this ledger, so that logs of several can stand in one.
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);

-- A document gets a number of its own: the full-text table stands on it, and the implicit one moves when a file is compacted.
CREATE TABLE document_2 (
    id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL UNIQUE,
    blob TEXT NOT NULL,              -- its name stays where the bytes were withdrawn
    locus TEXT NOT NULL,
    input_id TEXT NOT NULL,
    media_type TEXT NOT NULL,
    text TEXT NOT NULL,
    sections TEXT NOT NULL,          -- JSON
    outlet TEXT,
    url TEXT,
    title TEXT,
    note TEXT,
    published TEXT,
    published_from TEXT,
    language TEXT,
    theatre TEXT,
    issues TEXT NOT NULL,            -- JSON
    retrieved TEXT,                  -- when the bytes were fetched, where their container says so
    pages TEXT NOT NULL DEFAULT '[]',    -- JSON: offsets at which pages begin
    notices TEXT NOT NULL DEFAULT '[]',  -- JSON: corrections and retractions of earlier versions
    address TEXT,                    -- the URL without what does not name the page: versions have it in common
    received TEXT NOT NULL,          -- when it first came in
    first_version TEXT               -- document_id of the version that came in first; NULL in that one itself
);
INSERT INTO document_2 (
    document_id, blob, locus, input_id, media_type, text, sections, outlet, url, title, note, published, published_from,
    language, theatre, issues, address, received
)
SELECT
    document_id, blob, locus, input_id, media_type, text, sections, outlet, url, title, note, published, published_from,
    language, theatre, issues, address_of(url),
    coalesce((SELECT min(at) FROM custody WHERE kind = 'received' AND subject = document_id), '')
FROM document ORDER BY rowid;
DROP TABLE document;
ALTER TABLE document_2 RENAME TO document;
CREATE INDEX document_blob ON document (blob);
CREATE INDEX document_address ON document (address) WHERE address IS NOT NULL;
CREATE INDEX document_input ON document (input_id);
-- Versions of one page, those without any outside: what lists versions reads these two and never the texts. Whole pages
-- only: of a row of a table, or of the front page of a site, the address says too little.
UPDATE document SET first_version = (
    SELECT o.document_id FROM document o WHERE o.address = document.address AND o.locus = '' ORDER BY o.id LIMIT 1
) WHERE (address LIKE '%/%' OR address LIKE '%?%') AND locus = '';
UPDATE document SET first_version = NULL WHERE first_version = document_id;
CREATE INDEX document_versions ON document (
    first_version, document_id, retrieved, received, published, notices
) WHERE first_version IS NOT NULL;
CREATE INDEX document_version ON document (document_id, first_version) WHERE first_version IS NOT NULL;
CREATE INDEX document_published ON document (published, document_id);

-- Words of dispatches, accents and case folded. The text itself stays in `document`.
CREATE VIRTUAL TABLE document_words USING fts5 (
    title, text, content = 'document', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO document_words (document_words) VALUES ('rebuild');

-- Bytes too many for one row are kept in pieces.
CREATE TABLE blob_piece (
    sha256 TEXT NOT NULL REFERENCES blob (sha256),
    number INTEGER NOT NULL,
    content BLOB NOT NULL,           -- packed as `blob.encoding` says
    PRIMARY KEY (sha256, number)
) WITHOUT ROWID;

-- Names of private persons, so that exports can leave them out. NULL: nobody has looked yet.
ALTER TABLE reading ADD COLUMN private TEXT;  -- JSON: spans

-- The words of an entry can be taken away and the chain still holds: what is hashed is a digest of them.
ALTER TABLE custody ADD COLUMN salt TEXT;          -- NULL in entries of schema 1, whose hash is over the words themselves
ALTER TABLE custody ADD COLUMN digest TEXT;        -- SHA-256 over salt and payload
ALTER TABLE custody ADD COLUMN withdrawn INTEGER;  -- seq of the entry that took the words away

-- The logs of ledgers that were merged into this one, each a chain of its own.
CREATE TABLE merged_custody (
    ledger TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    payload TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    salt TEXT,
    digest TEXT,
    withdrawn INTEGER,
    PRIMARY KEY (ledger, seq)
);
CREATE INDEX merged_custody_subject ON merged_custody (subject, kind);

-- What was taken out. Nothing of its content is left, only its name.
CREATE TABLE tombstone (
    what TEXT NOT NULL,              -- document, blob, words
    name TEXT NOT NULL,              -- id of the document or SHA-256 of the bytes
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    by TEXT,
    entry INTEGER NOT NULL,          -- seq in the custody log
    PRIMARY KEY (what, name, entry)
);

-- What a person decided about a claim. Rows are never changed; where the claim has gone from the current reading,
-- `carried` says which claim stands on the same words now, or that none does.
CREATE TABLE judgement (
    judgement_id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    verdict TEXT NOT NULL,           -- right, wrong, unsure, note
    note TEXT NOT NULL,              -- why; "" without
    claim_id TEXT NOT NULL,          -- as it was judged
    document_id TEXT NOT NULL,
    reading_id TEXT NOT NULL,
    speakers TEXT NOT NULL,          -- JSON: the spans of each source, outermost first
    content TEXT NOT NULL            -- JSON: spans
);
CREATE INDEX judgement_document ON judgement (document_id);
CREATE INDEX judgement_claim ON judgement (claim_id);

CREATE TABLE carried (
    judgement_id TEXT NOT NULL REFERENCES judgement (judgement_id),
    reading_id TEXT NOT NULL,
    claim_id TEXT,                   -- NULL: left behind
    overlap REAL NOT NULL,           -- shared characters of both contents over all of theirs
    PRIMARY KEY (judgement_id, reading_id)
);
CREATE INDEX carried_claim ON carried (claim_id);

-- What was skipped, to be listed and tried again. The custody log says the same, but cannot be searched by it.
CREATE TABLE skipped (
    entry INTEGER PRIMARY KEY,       -- seq in the custody log
    at TEXT NOT NULL,
    input_id TEXT NOT NULL,          -- as the user named it
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    hint TEXT,
    blob TEXT                        -- NULL where no bytes were read
);
CREATE INDEX skipped_input ON skipped (input_id, code);
CREATE INDEX skipped_blob ON skipped (blob);
INSERT INTO skipped (entry, at, input_id, code, message, blob)
SELECT seq, at, subject, payload ->> '$.code', payload ->> '$.message', payload ->> '$.blob' FROM custody WHERE kind = 'skipped';
