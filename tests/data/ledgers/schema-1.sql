CREATE TABLE schema_version (version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL, program TEXT NOT NULL);
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
CREATE TABLE reading (
    reading_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document (document_id),
    components TEXT NOT NULL,        -- JSON: name, version and digest of each
    theatre TEXT,
    issues TEXT NOT NULL,            -- JSON
    current INTEGER NOT NULL,        -- 1 for the document's newest reading
    digest TEXT NOT NULL             -- SHA-256 over the records of its claims
);
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
CREATE TABLE claim_actor (
    claim INTEGER NOT NULL REFERENCES claim (id),
    role TEXT NOT NULL,              -- claimant, via, agent, target
    actor TEXT NOT NULL,
    name TEXT NOT NULL,
    side TEXT,
    kind TEXT NOT NULL,
    resolution TEXT NOT NULL
);
CREATE TABLE claim_event (
    claim INTEGER NOT NULL REFERENCES claim (id),
    event TEXT NOT NULL,             -- e1 …, its id within the claim
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL
);
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
CREATE TABLE claim_day (
    claim INTEGER NOT NULL REFERENCES claim (id),
    first TEXT NOT NULL,             -- 0001-01-01 for an open beginning
    last TEXT NOT NULL,              -- 9999-12-31 for an open end
    source TEXT NOT NULL             -- event, figure; published where the claim dates nothing
);
CREATE TABLE claim_issue (
    claim INTEGER NOT NULL REFERENCES claim (id),
    code TEXT NOT NULL
);
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
CREATE INDEX document_blob ON document (blob);
CREATE INDEX document_url ON document (url) WHERE url IS NOT NULL;
CREATE INDEX reading_document ON reading (document_id, current);
CREATE INDEX claim_order ON claim (current, published DESC, document_id, position);
CREATE INDEX claim_claim_id ON claim (claim_id);
CREATE INDEX claim_reading ON claim (reading_id);
CREATE INDEX claim_document ON claim (document_id);
CREATE INDEX claim_side ON claim (side, current);
CREATE INDEX claim_stance ON claim (stance, current);
CREATE INDEX claim_actor_claim ON claim_actor (claim);
CREATE INDEX claim_actor_actor ON claim_actor (actor);
CREATE INDEX claim_event_claim ON claim_event (claim);
CREATE INDEX claim_event_type ON claim_event (type, mode);
CREATE INDEX claim_figure_claim ON claim_figure (claim);
CREATE INDEX claim_figure_measure ON claim_figure (measure);
CREATE INDEX claim_place_claim ON claim_place (claim);
CREATE INDEX claim_place_place ON claim_place (place);
CREATE INDEX claim_day_claim ON claim_day (claim);
CREATE INDEX claim_day_first ON claim_day (first, last);
CREATE INDEX claim_issue_claim ON claim_issue (claim);
CREATE INDEX claim_issue_code ON claim_issue (code);
CREATE INDEX custody_subject ON custody (subject, kind);
CREATE INDEX custody_kind ON custody (kind);
INSERT INTO schema_version VALUES (1, '2031-03-05T00:00:00+00:00', '0.1.0');
INSERT INTO blob VALUES ('0f03a3c8cab2f83df9385fd803fca67eb3e283011bed9add68511efc272f45f3', 332, 'text/markdown', 'zlib', X'789C3D8E414EC4300C45F739850F40DAC2B04095109A256B2AB144A1711B8B34AE12A79DB93DEE206665E9FBDBEF596B0D5789283DBCA70D93A0874FCA688434EDE123608C946618AB145879C70CC2200175ECC9ACF53B5209E87B78EA4E8FB63BD9EED9D41C7B08226BE9DB76DFF7062F6E5923369CE7D6BD5559BE0AD73CE2EB84E84D6251D43901FD2B085E0426561616517C63AC9ADE657E28466D398188AE08BCC08AACFFF5C15D0D788241AFB7A30B9C60A858BCBB3EDC1A1967E2E422CCBC614E4A2A8E7C63CCA04B8F13A61161A14445F2558344875550220904E7A11C2EB7EC0FD7985FD35E73F8');
INSERT INTO blob VALUES ('516a5e926ce20c5f4d80f00e1a01abdf14986def6588d6abeed9fce090bc660c', 7, 'text/plain', 'zlib', X'789C4B4C4A6648494D030009450256');
INSERT INTO document VALUES ('cf2601b01725d37fbb536746', '0f03a3c8cab2f83df9385fd803fca67eb3e283011bed9add68511efc272f45f3', '', 'a.md', 'text/markdown', '---
outlet: Invented Wire
title: Shelling cuts power to the town
published: 2031-03-04
url: https://www.example.org/a?utm_source=feed
note: An invented text for testing.
---
Shelling killed at least 8 people in the town of Testville on Tuesday, the regional governor said.

The defence ministry denied that it had shelled the town.
', '[{"kind":"metadata","start":0,"end":33},{"kind":"headline","start":33,"end":64},{"kind":"metadata","start":64,"end":174},{"kind":"body","start":174,"end":331}]', 'Invented Wire', 'https://www.example.org/a?utm_source=feed', 'Shelling cuts power to the town', 'An invented text for testing.', '2031-03-04', 'front-matter', 'en', NULL, '[]');
INSERT INTO reading VALUES ('adaa1e2cdfb88ccfbe98eba0', 'cf2601b01725d37fbb536746', '[{"name":"stand-in","version":"1","digest":"abc"}]', NULL, '[]', 1, '0a1eb37ef6e3d0d0f6f5f5a219f6cbb3f83cfab51b6182855a4d0397df03cc05');
INSERT INTO claim VALUES (1, '0eadd65927564799b768c956', 'adaa1e2cdfb88ccfbe98eba0', 'cf2601b01725d37fbb536746', 1, 0, '2031-03-04', 'Invented Wire', 'body', 0, 'asserts', 'indirect', 'Ministry of Health', 'north', '---
outlet', '{"claim_id":"0eadd65927564799b768c956","document_id":"cf2601b01725d37fbb536746","reading_id":"adaa1e2cdfb88ccfbe98eba0","input_id":"a.md","published":"2031-03-04","outlet":"Invented Wire","section":"body","background":false,"text":"---\noutlet","content":[[0,10]],"attribution":[{"source":[[0,1]],"cue":[],"voice":"indirect","carried":false,"actors":[{"id":"t:Ministry of Health","name":"Ministry of Health","side":"north","aligned_with":[],"kind":"government","named":true,"span":[0,3],"resolution":"office"}],"said_on":["2022-09-10","2022-09-10"]}],"stance":"asserts","events":[{"id":"e1","type":"assault","mode":"shelling","status":"occurred","trigger":[0,4],"agents":[],"targets":[],"places":["p1"],"period":["2022-09-10","2022-09-10"],"precision":"day","background":false}],"figures":[{"id":"f1","effect":"killed","counted":"person","measure":"deaths","comparator":"at-least","value":8,"low":8,"high":null,"unit":"person","original":{"value":"8","unit":""},"kind":null,"subset_of":null,"event":"e1","places":[],"window":null,"per":null,"span":[0,2],"text":"at least 8","trigger":null}],"places":[{"id":"p1","place":"x:Riverton","name":"Riverton","latitude":1.5,"longitude":2.5,"precision":"settlement","relation":"near","span":[0,3]}],"times":[],"qualifiers":[],"issues":[{"code":"said-on-unresolved","span":[0,1],"message":"The day was not found."}]}');
INSERT INTO claim VALUES (2, '0f8ad3c2c46de94b355fbde7', 'adaa1e2cdfb88ccfbe98eba0', 'cf2601b01725d37fbb536746', 1, 1, '2031-03-04', 'Invented Wire', 'body', 0, 'denies', 'indirect', 'Defence Office', 'south', '-
outlet: ', '{"claim_id":"0f8ad3c2c46de94b355fbde7","document_id":"cf2601b01725d37fbb536746","reading_id":"adaa1e2cdfb88ccfbe98eba0","input_id":"a.md","published":"2031-03-04","outlet":"Invented Wire","section":"body","background":false,"text":"-\noutlet: ","content":[[2,12]],"attribution":[{"source":[[2,3]],"cue":[],"voice":"indirect","carried":false,"actors":[{"id":"t:Defence Office","name":"Defence Office","side":"south","aligned_with":[],"kind":"government","named":true,"span":[0,3],"resolution":"office"}],"said_on":null}],"stance":"denies","events":[{"id":"e1","type":"assault","mode":"shelling","status":"occurred","trigger":[2,6],"agents":[],"targets":[],"places":["p1"],"period":null,"precision":"day","background":false}],"figures":[],"places":[{"id":"p1","place":"x:Hilltown","name":"Hilltown","latitude":1.5,"longitude":2.5,"precision":"settlement","relation":"near","span":[2,5]}],"times":[],"qualifiers":[],"issues":[{"code":"said-on-unresolved","span":[2,3],"message":"The day was not found."}]}');
INSERT INTO claim_actor VALUES (1, 'claimant', 't:Ministry of Health', 'Ministry of Health', 'north', 'government', 'office');
INSERT INTO claim_actor VALUES (2, 'claimant', 't:Defence Office', 'Defence Office', 'south', 'government', 'office');
INSERT INTO claim_event VALUES (1, 'e1', 'assault', 'shelling', 'occurred');
INSERT INTO claim_event VALUES (2, 'e1', 'assault', 'shelling', 'occurred');
INSERT INTO claim_figure VALUES (1, 'f1', 'deaths', 'at-least', 8.0, 8.0, NULL, 'person', NULL);
INSERT INTO claim_place VALUES (1, 'p1', 'x:Riverton', 'Riverton', 1.5, 2.5, 'settlement', 'near');
INSERT INTO claim_place VALUES (2, 'p1', 'x:Hilltown', 'Hilltown', 1.5, 2.5, 'settlement', 'near');
INSERT INTO claim_day VALUES (1, '2022-09-10', '2022-09-10', 'event');
INSERT INTO claim_day VALUES (2, '2031-03-04', '2031-03-04', 'published');
INSERT INTO claim_issue VALUES (1, 'said-on-unresolved');
INSERT INTO claim_issue VALUES (2, 'said-on-unresolved');
INSERT INTO custody VALUES (1, '2031-03-05T00:00:00+00:00', 'created', 'ledger', '{"program":"0.1.0"}', '', 'b1ad7597ba434b5b5b54029fa50911b2d9fbdfade4e008e1123c9419a0687652');
INSERT INTO custody VALUES (2, '2031-03-05T00:00:00+00:00', 'received', 'cf2601b01725d37fbb536746', '{"blob":"0f03a3c8cab2f83df9385fd803fca67eb3e283011bed9add68511efc272f45f3","input_id":"a.md","locus":"","program":"0.1.0","published_from":"front-matter","text":"0f03a3c8cab2f83df9385fd803fca67eb3e283011bed9add68511efc272f45f3"}', 'b1ad7597ba434b5b5b54029fa50911b2d9fbdfade4e008e1123c9419a0687652', '8d7cdb22210bcc72450be4f97e83dfba0940a8febb84a7517cf401601ae81f6a');
INSERT INTO custody VALUES (3, '2031-03-05T00:00:00+00:00', 'reading', 'cf2601b01725d37fbb536746', '{"claims":2,"digest":"0a1eb37ef6e3d0d0f6f5f5a219f6cbb3f83cfab51b6182855a4d0397df03cc05","reading_id":"adaa1e2cdfb88ccfbe98eba0"}', '8d7cdb22210bcc72450be4f97e83dfba0940a8febb84a7517cf401601ae81f6a', '6fb49bd44a8350d2047ef011d28e349b60d38e0e107310e07fc31da19021db44');
INSERT INTO custody VALUES (4, '2031-03-05T00:00:00+00:00', 'skipped', 'b.txt', '{"blob":"516a5e926ce20c5f4d80f00e1a01abdf14986def6588d6abeed9fce090bc660c","code":"binary","message":"''b.txt'' is not text"}', '6fb49bd44a8350d2047ef011d28e349b60d38e0e107310e07fc31da19021db44', '7f8bd7ce9002f07a6175c771583dd0b72c7f22bf1213554b63ecbe7a3f9bc7c6');
INSERT INTO custody VALUES (5, '2031-03-05T00:00:00+00:00', 'sighting', 'cf2601b01725d37fbb536746', '{"blob":"0f03a3c8cab2f83df9385fd803fca67eb3e283011bed9add68511efc272f45f3","input_id":"c.md","program":"0.1.0"}', '7f8bd7ce9002f07a6175c771583dd0b72c7f22bf1213554b63ecbe7a3f9bc7c6', '253730cdb45c43c776afb45359aba4bb317797895b3efa512a3aca23d3daa46b');
INSERT INTO claim_words (claim_words) VALUES ('rebuild');
