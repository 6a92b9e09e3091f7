CREATE TABLE schema_version (version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL, program TEXT NOT NULL);
CREATE TABLE blob (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,           -- bytes as received
    media_type TEXT NOT NULL,
    encoding TEXT NOT NULL,          -- how `content` is packed: zlib
    content BLOB NOT NULL
);
CREATE TABLE reading (
    reading_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document (document_id),
    components TEXT NOT NULL,        -- JSON: name, version and digest of each
    theatre TEXT,
    issues TEXT NOT NULL,            -- JSON
    current INTEGER NOT NULL,        -- 1 for the document's newest reading
    digest TEXT NOT NULL             -- SHA-256 over the records of its claims
, private TEXT, first_claim INTEGER, last_claim INTEGER, document_number INTEGER);
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
CREATE TABLE custody (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,                -- ISO 8601 with zone
    kind TEXT NOT NULL,              -- created, received, sighting, reading, failed, skipped
    subject TEXT NOT NULL,           -- id of the document, or what the user named
    payload TEXT NOT NULL,           -- JSON
    previous TEXT NOT NULL,          -- hash of the entry before, "" for the first
    hash TEXT NOT NULL
, salt TEXT, digest TEXT, withdrawn INTEGER);
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE "document" (
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
CREATE TABLE blob_piece (
    sha256 TEXT NOT NULL REFERENCES blob (sha256),
    number INTEGER NOT NULL,
    content BLOB NOT NULL,           -- packed as `blob.encoding` says
    PRIMARY KEY (sha256, number)
) WITHOUT ROWID;
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
CREATE TABLE tombstone (
    what TEXT NOT NULL,              -- document, blob, words
    name TEXT NOT NULL,              -- id of the document or SHA-256 of the bytes
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    by TEXT,
    entry INTEGER NOT NULL,          -- seq in the custody log
    PRIMARY KEY (what, name, entry)
);
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
CREATE TABLE carried (
    judgement_id TEXT NOT NULL REFERENCES judgement (judgement_id),
    reading_id TEXT NOT NULL,
    claim_id TEXT,                   -- NULL: left behind
    overlap REAL NOT NULL,           -- shared characters of both contents over all of theirs
    PRIMARY KEY (judgement_id, reading_id)
);
CREATE TABLE skipped (
    entry INTEGER PRIMARY KEY,       -- seq in the custody log
    at TEXT NOT NULL,
    input_id TEXT NOT NULL,          -- as the user named it
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    hint TEXT,
    blob TEXT                        -- NULL where no bytes were read
);
CREATE TABLE facet (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,              -- claim, side, stance, outlet, language, event, mode, measure, place, actor, issue
    value TEXT NOT NULL,
    claims INTEGER NOT NULL,         -- how many bits are set; the row goes with the last one
    UNIQUE (name, value)
);
CREATE TABLE facet_bits (
    facet INTEGER NOT NULL REFERENCES facet (id),
    word INTEGER NOT NULL,           -- the claims 64 * word … 64 * word + 63
    bits INTEGER NOT NULL,           -- the lowest bit for the first of them; never 0
    PRIMARY KEY (facet, word)
) WITHOUT ROWID;
CREATE TABLE facet_word (
    word INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL           -- seq of the custody log's last entry when bits of this word changed
);
CREATE VIRTUAL TABLE claim_words USING fts5 (
    text, content = 'claim', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2'
);
CREATE VIRTUAL TABLE document_words USING fts5 (
    title, text, content = 'document', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2'
);
INSERT INTO schema_version VALUES (1, '2031-03-05T00:00:00+00:00', '0.1.0');
INSERT INTO schema_version VALUES (2, '2031-03-05T00:00:00+00:00', '0.1.0');
INSERT INTO schema_version VALUES (3, '2031-03-05T00:00:00+00:00', '0.1.0');
INSERT INTO schema_version VALUES (4, '2031-03-06T00:00:00+00:00', '0.1.0');
INSERT INTO blob VALUES ('0f03a3c8cab2f83df9385fd803fca67eb3e283011bed9add68511efc272f45f3', 332, 'text/markdown', 'zlib', X'789C3D8E414EC4300C45F739850F40DAC2B04095109A256B2AB144A1711B8B34AE12A79DB93DEE206665E9FBDBEF596B0D5789283DBCA70D93A0874FCA688434EDE123608C946618AB145879C70CC2200175ECC9ACF53B5209E87B78EA4E8FB63BD9EED9D41C7B08226BE9DB76DFF7062F6E5923369CE7D6BD5559BE0AD73CE2EB84E84D6251D43901FD2B085E0426561616517C63AC9ADE657E28466D398188AE08BCC08AACFFF5C15D0D788241AFB7A30B9C60A858BCBB3EDC1A1967E2E422CCBC614E4A2A8E7C63CCA04B8F13A61161A14445F2558344875550220904E7A11C2EB7EC0FD7985FD35E73F8');
INSERT INTO blob VALUES ('3635bbec4a7dec32d0ffe06b938b541ac66d7df7341a32a80a52586223c3802a', 349, 'text/markdown', 'zlib', X'789C7D4ECB6AC24014DDCF57DC0F70C4D69D9F532A2808161AF7D1A2B8900AA564E9B2EBA8191B93187FE1DC3FF2DCC9B25098E1BECECB7BEFE68B64364E46822F94382347C17F432E71F845D01572974C89FA032A71159E032A5DEACABD2D5E66D3F7C9F87524CF83E1931F0CF99CA7090E381A4453CD500BEE68758B0A2D854A9C0435F715724D71D34FB14DA3596464BD08C7898882B521A1B6782D8ED6E8B24B6B99C821BFE3A53C6DD8EFFB821F046AFE135DB8AD756F4E81CC606EAC15CA9EE887507467D6B1E5B5A1F6B7D0F96E3654BE44DB7597B4608A6BDF3D004DDDDC3E');
INSERT INTO blob VALUES ('a85b05a0520c516842b84f07c76402b26bd692d7ce30201aa7ec1228d93ef656', 410, 'text/markdown', 'zlib', X'789C3DCFC14EC3300C06E07B9EC20F40BBC1B8500921C48933933822AF715B8BD4A96267DDDE1E77024E919C3FF93F374D1372B544D6C1BB9C498C227C72A160ECD30E3E264A896584BE9AC292572A60196C223F56094B3D25D68962070FFBC37DB33F34FBC7504BEA60325BB4DBEDD6756DE982F392A8CD65DCE14BB5F94B732D3D3D0F44314836AF7A15E03F82D1C560C8DE456A5EDF86C6A56FB914EA8DB37480028425B17BCE54D467900777B10216E33E11CCAC6A78FBCEB952E793873D1409631BC2FF6ADF9C9287D02011AAC1132C945DEB9CFF45B77747B79CB72C78D9B19246BCDEDD128546076082313B46DCADC85BC7D12F230D24FDC611562B571F08DF50DEC8061346D0CDF20BDDEADAF003D09C9012');
INSERT INTO blob VALUES ('516a5e926ce20c5f4d80f00e1a01abdf14986def6588d6abeed9fce090bc660c', 7, 'text/plain', 'zlib', X'789C4B4C4A6648494D030009450256');
INSERT INTO blob VALUES ('80405625876d452b4ee48ed28f279cf267edcfc5a4fc6c238c00498bfb117bb9', 41, 'text/plain', 'zlib', X'789C73CC53C8CC2B4BCD2B494D512849AD285128C9482C51700A7275F40E06B253158A521353528BF4B8002FA70DE7');
INSERT INTO blob VALUES ('1fae87c948df55a9c8d9bb2f70c04aba6819300544d8c5012f084169623ff127', 43, 'text/plain', 'zlib', X'789C73CC53C8CC2B4BCD2B494D512849AD285128C9482C51C8CB4FCA4FA954C8482C56284A4D4C51A84C2DD1E302005B6B0F50');
INSERT INTO reading VALUES ('adaa1e2cdfb88ccfbe98eba0', 'cf2601b01725d37fbb536746', '[{"name":"stand-in","version":"1","digest":"abc"}]', NULL, '[]', 0, '0a1eb37ef6e3d0d0f6f5f5a219f6cbb3f83cfab51b6182855a4d0397df03cc05', NULL, 1, 2, 1);
INSERT INTO reading VALUES ('8e2f7db47cb6835ca166f052', 'ecbd28e4b34ce5454fdb1791', '[{"name":"stand-in","version":"1","digest":"abc"}]', NULL, '[]', 1, 'e0a02e7516b5cefbeb13d43e99d8cab989197279e902a5d2b2138f96c7731d7e', NULL, 3, 4, 2);
INSERT INTO reading VALUES ('78fc3a38507301633fbde927', '1f0477687ea2374ffc611076', '[{"name":"stand-in","version":"1","digest":"abc"}]', NULL, '[]', 0, '91d96b80b349b0e9acd8750830d356a867f7ad36c4a1f4e596e57e7a64d62733', NULL, 5, 6, 3);
INSERT INTO reading VALUES ('699abfe102cca350de0b916b', 'cf2601b01725d37fbb536746', '[{"name":"stand-in","version":"2","digest":"abc"}]', NULL, '[]', 1, '89571a52cea4bc5090cb007f9d3c8b06f532796b468f9a6d2e20e41287e435d9', NULL, 7, 8, 1);
INSERT INTO reading VALUES ('634aedfa2c04c8c0046df0b8', '1f0477687ea2374ffc611076', '[{"name":"stand-in","version":"2","digest":"abc"}]', NULL, '[]', 1, '8066f96b3bec07c623ee74a4b597a1fcb2e133e528b9b086a88e713f3291c9bd', NULL, 9, 10, 3);
INSERT INTO reading VALUES ('25a48fd9147472b733eae6e4', 'df809edbd5d1e3ac8727d60d', '[{"name":"stand-in","version":"2","digest":"abc"}]', NULL, '[{"code":"published-unknown","span":null,"message":"The document says no date of publication, so its relative dates stay unresolved."}]', 1, '1878163a8d90f612c21b6f439e272b94a0cd2b3724ce90c8ab024dbc22264780', NULL, 11, 12, 5);
INSERT INTO claim VALUES (1, '0eadd65927564799b768c956', 'adaa1e2cdfb88ccfbe98eba0', 'cf2601b01725d37fbb536746', 0, 0, '2031-03-04', 'Invented Wire', 'body', 0, 'asserts', 'indirect', 'Ministry of Health', 'north', '---
outlet', '{"claim_id":"0eadd65927564799b768c956","document_id":"cf2601b01725d37fbb536746","reading_id":"adaa1e2cdfb88ccfbe98eba0","input_id":"a.md","published":"2031-03-04","outlet":"Invented Wire","section":"body","background":false,"text":"---\noutlet","content":[[0,10]],"attribution":[{"source":[[0,1]],"cue":[],"voice":"indirect","carried":false,"actors":[{"id":"t:Ministry of Health","name":"Ministry of Health","side":"north","aligned_with":[],"kind":"government","named":true,"span":[0,3],"resolution":"office"}],"said_on":["2022-09-10","2022-09-10"]}],"stance":"asserts","events":[{"id":"e1","type":"assault","mode":"shelling","status":"occurred","trigger":[0,4],"agents":[],"targets":[],"places":["p1"],"period":["2022-09-10","2022-09-10"],"precision":"day","background":false}],"figures":[{"id":"f1","effect":"killed","counted":"person","measure":"deaths","comparator":"at-least","value":8,"low":8,"high":null,"unit":"person","original":{"value":"8","unit":""},"kind":null,"subset_of":null,"event":"e1","places":[],"window":null,"per":null,"span":[0,2],"text":"at least 8","trigger":null}],"places":[{"id":"p1","place":"x:Riverton","name":"Riverton","latitude":1.5,"longitude":2.5,"precision":"settlement","relation":"near","span":[0,3]}],"times":[],"qualifiers":[],"issues":[{"code":"said-on-unresolved","span":[0,1],"message":"The day was not found."}]}');
INSERT INTO claim VALUES (2, '0f8ad3c2c46de94b355fbde7', 'adaa1e2cdfb88ccfbe98eba0', 'cf2601b01725d37fbb536746', 0, 1, '2031-03-04', 'Invented Wire', 'body', 0, 'denies', 'indirect', 'Defence Office', 'south', '-
outlet: ', '{"claim_id":"0f8ad3c2c46de94b355fbde7","document_id":"cf2601b01725d37fbb536746","reading_id":"adaa1e2cdfb88ccfbe98eba0","input_id":"a.md","published":"2031-03-04","outlet":"Invented Wire","section":"body","background":false,"text":"-\noutlet: ","content":[[2,12]],"attribution":[{"source":[[2,3]],"cue":[],"voice":"indirect","carried":false,"actors":[{"id":"t:Defence Office","name":"Defence Office","side":"south","aligned_with":[],"kind":"government","named":true,"span":[0,3],"resolution":"office"}],"said_on":null}],"stance":"denies","events":[{"id":"e1","type":"assault","mode":"shelling","status":"occurred","trigger":[2,6],"agents":[],"targets":[],"places":["p1"],"period":null,"precision":"day","background":false}],"figures":[],"places":[{"id":"p1","place":"x:Hilltown","name":"Hilltown","latitude":1.5,"longitude":2.5,"precision":"settlement","relation":"near","span":[2,5]}],"times":[],"qualifiers":[],"issues":[{"code":"said-on-unresolved","span":[2,3],"message":"The day was not found."}]}');
INSERT INTO claim VALUES (3, '3b92daa5464e940bec9d43d7', '8e2f7db47cb6835ca166f052', 'ecbd28e4b34ce5454fdb1791', 1, 0, '2031-03-03', 'Вигадана газета', 'body', 0, 'asserts', 'indirect', 'Ministry of Health', 'north', '---
outlet', '{"claim_id":"3b92daa5464e940bec9d43d7","document_id":"ecbd28e4b34ce5454fdb1791","reading_id":"8e2f7db47cb6835ca166f052","input_id":"u.md","published":"2031-03-03","outlet":"Вигадана газета","section":"body","background":false,"text":"---\noutlet","content":[[0,10]],"attribution":[{"source":[[0,1]],"cue":[],"voice":"indirect","carried":false,"actors":[{"id":"t:Ministry of Health","name":"Ministry of Health","side":"north","aligned_with":[],"kind":"government","named":true,"span":[0,3],"resolution":"office"}],"said_on":["2022-09-10","2022-09-10"]}],"stance":"asserts","events":[{"id":"e1","type":"assault","mode":"shelling","status":"occurred","trigger":[0,4],"agents":[],"targets":[],"places":["p1"],"period":["2022-09-10","2022-09-10"],"precision":"day","background":false}],"figures":[{"id":"f1","effect":"killed","counted":"person","measure":"deaths","comparator":"at-least","value":8,"low":8,"high":null,"unit":"person","original":{"value":"8","unit":""},"kind":null,"subset_of":null,"event":"e1","places":[],"window":null,"per":null,"span":[0,2],"text":"at least 8","trigger":null}],"places":[{"id":"p1","place":"x:Riverton","name":"Riverton","latitude":1.5,"longitude":2.5,"precision":"settlement","relation":"near","span":[0,3]}],"times":[],"qualifiers":[],"issues":[{"code":"said-on-unresolved","span":[0,1],"message":"The day was not found."}]}');
INSERT INTO claim VALUES (4, '4866246478026d69018f6055', '8e2f7db47cb6835ca166f052', 'ecbd28e4b34ce5454fdb1791', 1, 1, '2031-03-03', 'Вигадана газета', 'body', 0, 'denies', 'indirect', 'Defence Office', 'south', '-
outlet: ', '{"claim_id":"4866246478026d69018f6055","document_id":"ecbd28e4b34ce5454fdb1791","reading_id":"8e2f7db47cb6835ca166f052","input_id":"u.md","published":"2031-03-03","outlet":"Вигадана газета","section":"body","background":false,"text":"-\noutlet: ","content":[[2,12]],"attribution":[{"source":[[2,3]],"cue":[],"voice":"indirect","carried":false,"actors":[{"id":"t:Defence Office","name":"Defence Office","side":"south","aligned_with":[],"kind":"government","named":true,"span":[0,3],"resolution":"office"}],"said_on":null}],"stance":"denies","events":[{"id":"e1","type":"assault","mode":"shelling","status":"occurred","trigger":[2,6],"agents":[],"targets":[],"places":["p1"],"period":null,"precision":"day","background":false}],"figures":[],"places":[{"id":"p1","place":"x:Hilltown","name":"Hilltown","latitude":1.5,"longitude":2.5,"precision":"settlement","relation":"near","span":[2,5]}],"times":[],"qualifiers":[],"issues":[{"code":"said-on-unresolved","span":[2,3],"message":"The day was not found."}]}');
INSERT INTO claim VALUES (5, '9e3dfb32a04fe9fd827a8d90', '78fc3a38507301633fbde927', '1f0477687ea2374ffc611076', 0, 0, '2031-03-04', 'Invented Wire', 'body', 0, 'asserts', 'indirect', 'Ministry of Health', 'north', '---
outlet', '{"claim_id":"9e3dfb32a04fe9fd827a8d90","document_id":"1f0477687ea2374ffc611076","reading_id":"78fc3a38507301633fbde927","input_id":"b.md","published":"2031-03-04","outlet":"Invented Wire","section":"body","background":false,"text":"---\noutlet","content":[[0,10]],"attribution":[{"source":[[0,1]],"cue":[],"voice":"indirect","carried":false,"actors":[{"id":"t:Ministry of Health","name":"Ministry of Health","side":"north","aligned_with":[],"kind":"government","named":true,"span":[0,3],"resolution":"office"}],"said_on":["2022-09-10","2022-09-10"]}],"stance":"asserts","events":[{"id":"e1","type":"assault","mode":"shelling","status":"occurred","trigger":[0,4],"agents":[],"targets":[],"places":["p1"],"period":["2022-09-10","2022-09-10"],"precision":"day","background":false}],"figures":[{"id":"f1","effect":"killed","counted":"person","measure":"deaths","comparator":"at-least","value":8,"low":8,"high":null,"unit":"person","original":{"value":"8","unit":""},"kind":null,"subset_of":null,"event":"e1","places":[],"window":null,"per":null,"span":[0,2],"text":"at least 8","trigger":null}],"places":[{"id":"p1","place":"x:Riverton","name":"Riverton","latitude":1.5,"longitude":2.5,"precision":"settlement","relation":"near","span":[0,3]}],"times":[],"qualifiers":[],"issues":[{"code":"said-on-unresolved","span":[0,1],"message":"The day was not found."}]}');
INSERT INTO claim VALUES (6, '01cbe0f7a667a633d33320d2', '78fc3a38507301633fbde927', '1f0477687ea2374ffc611076', 0, 1, '2031-03-04', 'Invented Wire', 'body', 0, 'denies', 'indirect', 'Defence Office', 'south', '-
outlet: ', '{"claim_id":"01cbe0f7a667a633d33320d2","document_id":"1f0477687ea2374ffc611076","reading_id":"78fc3a38507301633fbde927","input_id":"b.md","published":"2031-03-04","outlet":"Invented Wire","section":"body","background":false,"text":"-\noutlet: ","content":[[2,12]],"attribution":[{"source":[[2,3]],"cue":[],"voice":"indirect","carried":false,"actors":[{"id":"t:Defence Office","name":"Defence Office","side":"south","aligned_with":[],"kind":"government","named":true,"span":[0,3],"resolution":"office"}],"said_on":null}],"stance":"denies","events":[{"id":"e1","type":"assault","mode":"shelling","status":"occurred","trigger":[2,6],"agents":[],"targets":[],"places":["p1"],"period":null,"precision":"day","background":false}],"figures":[],"places":[{"id":"p1","place":"x:Hilltown","name":"Hilltown","latitude":1.5,"longitude":2.5,"precision":"settlement","relation":"near","span":[2,5]}],"times":[],"qualifiers":[],"issues":[{"code":"said-on-unresolved","span":[2,3],"message":"The day was not found."}]}');
INSERT INTO claim VALUES (7, '2f7d57dc7466c7aad3dafc72', '699abfe102cca350de0b916b', 'cf2601b01725d37fbb536746', 1, 0, '2031-03-04', 'Invented Wire', 'body', 0, 'asserts', 'indirect', 'Ministry of Health', 'north', 'outlet: In', '{"claim_id":"2f7d57dc7466c7aad3dafc72","document_id":"cf2601b01725d37fbb536746","reading_id":"699abfe102cca350de0b916b","input_id":"a.md","published":"2031-03-04","outlet":"Invented Wire","section":"body","background":false,"text":"outlet: In","content":[[4,14]],"attribution":[{"source":[[4,5]],"cue":[],"voice":"indirect","carried":false,"actors":[{"id":"t:Ministry of Health","name":"Ministry of Health","side":"north","aligned_with":[],"kind":"government","named":true,"span":[0,3],"resolution":"office"}],"said_on":["2022-09-10","2022-09-10"]}],"stance":"asserts","events":[{"id":"e1","type":"assault","mode":"shelling","status":"occurred","trigger":[4,8],"agents":[],"targets":[],"places":["p1"],"period":["2022-09-10","2022-09-10"],"precision":"day","background":false}],"figures":[{"id":"f1","effect":"killed","counted":"person","measure":"deaths","comparator":"at-least","value":8,"low":8,"high":null,"unit":"person","original":{"value":"8","unit":""},"kind":null,"subset_of":null,"event":"e1","places":[],"window":null,"per":null,"span":[4,6],"text":"at least 8","trigger":null}],"places":[{"id":"p1","place":"x:Riverton","name":"Riverton","latitude":1.5,"longitude":2.5,"precision":"settlement","relation":"near","span":[4,7]}],"times":[],"qualifiers":[],"issues":[{"code":"said-on-unresolved","span":[4,5],"message":"The day was not found."}]}');
INSERT INTO claim VALUES (8, '91687843c7066faea1471627', '699abfe102cca350de0b916b', 'cf2601b01725d37fbb536746', 1, 1, '2031-03-04', 'Invented Wire', 'body', 0, 'denies', 'indirect', 'Defence Office', 'south', 'tlet: Inve', '{"claim_id":"91687843c7066faea1471627","document_id":"cf2601b01725d37fbb536746","reading_id":"699abfe102cca350de0b916b","input_id":"a.md","published":"2031-03-04","outlet":"Invented Wire","section":"body","background":false,"text":"tlet: Inve","content":[[6,16]],"attribution":[{"source":[[6,7]],"cue":[],"voice":"indirect","carried":false,"actors":[{"id":"t:Defence Office","name":"Defence Office","side":"south","aligned_with":[],"kind":"government","named":true,"span":[0,3],"resolution":"office"}],"said_on":null}],"stance":"denies","events":[{"id":"e1","type":"assault","mode":"shelling","status":"occurred","trigger":[6,10],"agents":[],"targets":[],"places":["p1"],"period":null,"precision":"day","background":false}],"figures":[],"places":[{"id":"p1","place":"x:Hilltown","name":"Hilltown","latitude":1.5,"longitude":2.5,"precision":"settlement","relation":"near","span":[6,9]}],"times":[],"qualifiers":[],"issues":[{"code":"said-on-unresolved","span":[6,7],"message":"The day was not found."}]}');
INSERT INTO claim VALUES (9, 'fd1d33fc75f0fe1fd28844a1', '634aedfa2c04c8c0046df0b8', '1f0477687ea2374ffc611076', 1, 0, '2031-03-04', 'Invented Wire', 'body', 0, 'asserts', 'indirect', 'Ministry of Health', 'north', 'outlet: In', '{"claim_id":"fd1d33fc75f0fe1fd28844a1","document_id":"1f0477687ea2374ffc611076","reading_id":"634aedfa2c04c8c0046df0b8","input_id":"b.md","published":"2031-03-04","outlet":"Invented Wire","section":"body","background":false,"text":"outlet: In","content":[[4,14]],"attribution":[{"source":[[4,5]],"cue":[],"voice":"indirect","carried":false,"actors":[{"id":"t:Ministry of Health","name":"Ministry of Health","side":"north","aligned_with":[],"kind":"government","named":true,"span":[0,3],"resolution":"office"}],"said_on":["2022-09-10","2022-09-10"]}],"stance":"asserts","events":[{"id":"e1","type":"assault","mode":"shelling","status":"occurred","trigger":[4,8],"agents":[],"targets":[],"places":["p1"],"period":["2022-09-10","2022-09-10"],"precision":"day","background":false}],"figures":[{"id":"f1","effect":"killed","counted":"person","measure":"deaths","comparator":"at-least","value":8,"low":8,"high":null,"unit":"person","original":{"value":"8","unit":""},"kind":null,"subset_of":null,"event":"e1","places":[],"window":null,"per":null,"span":[4,6],"text":"at least 8","trigger":null}],"places":[{"id":"p1","place":"x:Riverton","name":"Riverton","latitude":1.5,"longitude":2.5,"precision":"settlement","relation":"near","span":[4,7]}],"times":[],"qualifiers":[],"issues":[{"code":"said-on-unresolved","span":[4,5],"message":"The day was not found."}]}');
INSERT INTO claim VALUES (10, '8684eb54bae023e0e706a05e', '634aedfa2c04c8c0046df0b8', '1f0477687ea2374ffc611076', 1, 1, '2031-03-04', 'Invented Wire', 'body', 0, 'denies', 'indirect', 'Defence Office', 'south', 'tlet: Inve', '{"claim_id":"8684eb54bae023e0e706a05e","document_id":"1f0477687ea2374ffc611076","reading_id":"634aedfa2c04c8c0046df0b8","input_id":"b.md","published":"2031-03-04","outlet":"Invented Wire","section":"body","background":false,"text":"tlet: Inve","content":[[6,16]],"attribution":[{"source":[[6,7]],"cue":[],"voice":"indirect","carried":false,"actors":[{"id":"t:Defence Office","name":"Defence Office","side":"south","aligned_with":[],"kind":"government","named":true,"span":[0,3],"resolution":"office"}],"said_on":null}],"stance":"denies","events":[{"id":"e1","type":"assault","mode":"shelling","status":"occurred","trigger":[6,10],"agents":[],"targets":[],"places":["p1"],"period":null,"precision":"day","background":false}],"figures":[],"places":[{"id":"p1","place":"x:Hilltown","name":"Hilltown","latitude":1.5,"longitude":2.5,"precision":"settlement","relation":"near","span":[6,9]}],"times":[],"qualifiers":[],"issues":[{"code":"said-on-unresolved","span":[6,7],"message":"The day was not found."}]}');
INSERT INTO claim VALUES (11, 'b44362810df06022d7f08ac3', '25a48fd9147472b733eae6e4', 'df809edbd5d1e3ac8727d60d', 1, 0, '', NULL, 'body', 0, 'asserts', 'indirect', 'Ministry of Health', 'north', 'nvented te', '{"claim_id":"b44362810df06022d7f08ac3","document_id":"df809edbd5d1e3ac8727d60d","reading_id":"25a48fd9147472b733eae6e4","input_id":"w.txt","published":null,"outlet":null,"section":"body","background":false,"text":"nvented te","content":[[4,14]],"attribution":[{"source":[[4,5]],"cue":[],"voice":"indirect","carried":false,"actors":[{"id":"t:Ministry of Health","name":"Ministry of Health","side":"north","aligned_with":[],"kind":"government","named":true,"span":[0,3],"resolution":"office"}],"said_on":["2022-09-10","2022-09-10"]}],"stance":"asserts","events":[{"id":"e1","type":"assault","mode":"shelling","status":"occurred","trigger":[4,8],"agents":[],"targets":[],"places":["p1"],"period":["2022-09-10","2022-09-10"],"precision":"day","background":false}],"figures":[{"id":"f1","effect":"killed","counted":"person","measure":"deaths","comparator":"at-least","value":8,"low":8,"high":null,"unit":"person","original":{"value":"8","unit":""},"kind":null,"subset_of":null,"event":"e1","places":[],"window":null,"per":null,"span":[4,6],"text":"at least 8","trigger":null}],"places":[{"id":"p1","place":"x:Riverton","name":"Riverton","latitude":1.5,"longitude":2.5,"precision":"settlement","relation":"near","span":[4,7]}],"times":[],"qualifiers":[],"issues":[{"code":"said-on-unresolved","span":[4,5],"message":"The day was not found."}]}');
INSERT INTO claim VALUES (12, '58c597a6dab2c4c69e155964', '25a48fd9147472b733eae6e4', 'df809edbd5d1e3ac8727d60d', 1, 1, '', NULL, 'body', 0, 'denies', 'indirect', 'Defence Office', 'south', 'ented text', '{"claim_id":"58c597a6dab2c4c69e155964","document_id":"df809edbd5d1e3ac8727d60d","reading_id":"25a48fd9147472b733eae6e4","input_id":"w.txt","published":null,"outlet":null,"section":"body","background":false,"text":"ented text","content":[[6,16]],"attribution":[{"source":[[6,7]],"cue":[],"voice":"indirect","carried":false,"actors":[{"id":"t:Defence Office","name":"Defence Office","side":"south","aligned_with":[],"kind":"government","named":true,"span":[0,3],"resolution":"office"}],"said_on":null}],"stance":"denies","events":[{"id":"e1","type":"assault","mode":"shelling","status":"occurred","trigger":[6,10],"agents":[],"targets":[],"places":["p1"],"period":null,"precision":"day","background":false}],"figures":[],"places":[{"id":"p1","place":"x:Hilltown","name":"Hilltown","latitude":1.5,"longitude":2.5,"precision":"settlement","relation":"near","span":[6,9]}],"times":[],"qualifiers":[],"issues":[{"code":"said-on-unresolved","span":[6,7],"message":"The day was not found."}]}');
INSERT INTO claim_actor VALUES (1, 'claimant', 't:Ministry of Health', 'Ministry of Health', 'north', 'government', 'office');
INSERT INTO claim_actor VALUES (2, 'claimant', 't:Defence Office', 'Defence Office', 'south', 'government', 'office');
INSERT INTO claim_actor VALUES (3, 'claimant', 't:Ministry of Health', 'Ministry of Health', 'north', 'government', 'office');
INSERT INTO claim_actor VALUES (4, 'claimant', 't:Defence Office', 'Defence Office', 'south', 'government', 'office');
INSERT INTO claim_actor VALUES (5, 'claimant', 't:Ministry of Health', 'Ministry of Health', 'north', 'government', 'office');
INSERT INTO claim_actor VALUES (6, 'claimant', 't:Defence Office', 'Defence Office', 'south', 'government', 'office');
INSERT INTO claim_actor VALUES (7, 'claimant', 't:Ministry of Health', 'Ministry of Health', 'north', 'government', 'office');
INSERT INTO claim_actor VALUES (8, 'claimant', 't:Defence Office', 'Defence Office', 'south', 'government', 'office');
INSERT INTO claim_actor VALUES (9, 'claimant', 't:Ministry of Health', 'Ministry of Health', 'north', 'government', 'office');
INSERT INTO claim_actor VALUES (10, 'claimant', 't:Defence Office', 'Defence Office', 'south', 'government', 'office');
INSERT INTO claim_actor VALUES (11, 'claimant', 't:Ministry of Health', 'Ministry of Health', 'north', 'government', 'office');
INSERT INTO claim_actor VALUES (12, 'claimant', 't:Defence Office', 'Defence Office', 'south', 'government', 'office');
INSERT INTO claim_event VALUES (1, 'e1', 'assault', 'shelling', 'occurred');
INSERT INTO claim_event VALUES (2, 'e1', 'assault', 'shelling', 'occurred');
INSERT INTO claim_event VALUES (3, 'e1', 'assault', 'shelling', 'occurred');
INSERT INTO claim_event VALUES (4, 'e1', 'assault', 'shelling', 'occurred');
INSERT INTO claim_event VALUES (5, 'e1', 'assault', 'shelling', 'occurred');
INSERT INTO claim_event VALUES (6, 'e1', 'assault', 'shelling', 'occurred');
INSERT INTO claim_event VALUES (7, 'e1', 'assault', 'shelling', 'occurred');
INSERT INTO claim_event VALUES (8, 'e1', 'assault', 'shelling', 'occurred');
INSERT INTO claim_event VALUES (9, 'e1', 'assault', 'shelling', 'occurred');
INSERT INTO claim_event VALUES (10, 'e1', 'assault', 'shelling', 'occurred');
INSERT INTO claim_event VALUES (11, 'e1', 'assault', 'shelling', 'occurred');
INSERT INTO claim_event VALUES (12, 'e1', 'assault', 'shelling', 'occurred');
INSERT INTO claim_figure VALUES (1, 'f1', 'deaths', 'at-least', 8.0, 8.0, NULL, 'person', NULL);
INSERT INTO claim_figure VALUES (3, 'f1', 'deaths', 'at-least', 8.0, 8.0, NULL, 'person', NULL);
INSERT INTO claim_figure VALUES (5, 'f1', 'deaths', 'at-least', 8.0, 8.0, NULL, 'person', NULL);
INSERT INTO claim_figure VALUES (7, 'f1', 'deaths', 'at-least', 8.0, 8.0, NULL, 'person', NULL);
INSERT INTO claim_figure VALUES (9, 'f1', 'deaths', 'at-least', 8.0, 8.0, NULL, 'person', NULL);
INSERT INTO claim_figure VALUES (11, 'f1', 'deaths', 'at-least', 8.0, 8.0, NULL, 'person', NULL);
INSERT INTO claim_place VALUES (1, 'p1', 'x:Riverton', 'Riverton', 1.5, 2.5, 'settlement', 'near');
INSERT INTO claim_place VALUES (2, 'p1', 'x:Hilltown', 'Hilltown', 1.5, 2.5, 'settlement', 'near');
INSERT INTO claim_place VALUES (3, 'p1', 'x:Riverton', 'Riverton', 1.5, 2.5, 'settlement', 'near');
INSERT INTO claim_place VALUES (4, 'p1', 'x:Hilltown', 'Hilltown', 1.5, 2.5, 'settlement', 'near');
INSERT INTO claim_place VALUES (5, 'p1', 'x:Riverton', 'Riverton', 1.5, 2.5, 'settlement', 'near');
INSERT INTO claim_place VALUES (6, 'p1', 'x:Hilltown', 'Hilltown', 1.5, 2.5, 'settlement', 'near');
INSERT INTO claim_place VALUES (7, 'p1', 'x:Riverton', 'Riverton', 1.5, 2.5, 'settlement', 'near');
INSERT INTO claim_place VALUES (8, 'p1', 'x:Hilltown', 'Hilltown', 1.5, 2.5, 'settlement', 'near');
INSERT INTO claim_place VALUES (9, 'p1', 'x:Riverton', 'Riverton', 1.5, 2.5, 'settlement', 'near');
INSERT INTO claim_place VALUES (10, 'p1', 'x:Hilltown', 'Hilltown', 1.5, 2.5, 'settlement', 'near');
INSERT INTO claim_place VALUES (11, 'p1', 'x:Riverton', 'Riverton', 1.5, 2.5, 'settlement', 'near');
INSERT INTO claim_place VALUES (12, 'p1', 'x:Hilltown', 'Hilltown', 1.5, 2.5, 'settlement', 'near');
INSERT INTO claim_day VALUES (1, '2022-09-10', '2022-09-10', 'event');
INSERT INTO claim_day VALUES (2, '2031-03-04', '2031-03-04', 'published');
INSERT INTO claim_day VALUES (3, '2022-09-10', '2022-09-10', 'event');
INSERT INTO claim_day VALUES (4, '2031-03-03', '2031-03-03', 'published');
INSERT INTO claim_day VALUES (5, '2022-09-10', '2022-09-10', 'event');
INSERT INTO claim_day VALUES (6, '2031-03-04', '2031-03-04', 'published');
INSERT INTO claim_day VALUES (7, '2022-09-10', '2022-09-10', 'event');
INSERT INTO claim_day VALUES (8, '2031-03-04', '2031-03-04', 'published');
INSERT INTO claim_day VALUES (9, '2022-09-10', '2022-09-10', 'event');
INSERT INTO claim_day VALUES (10, '2031-03-04', '2031-03-04', 'published');
INSERT INTO claim_day VALUES (11, '2022-09-10', '2022-09-10', 'event');
INSERT INTO claim_issue VALUES (1, 'said-on-unresolved');
INSERT INTO claim_issue VALUES (2, 'said-on-unresolved');
INSERT INTO claim_issue VALUES (3, 'said-on-unresolved');
INSERT INTO claim_issue VALUES (4, 'said-on-unresolved');
INSERT INTO claim_issue VALUES (5, 'said-on-unresolved');
INSERT INTO claim_issue VALUES (6, 'said-on-unresolved');
INSERT INTO claim_issue VALUES (7, 'said-on-unresolved');
INSERT INTO claim_issue VALUES (8, 'said-on-unresolved');
INSERT INTO claim_issue VALUES (9, 'said-on-unresolved');
INSERT INTO claim_issue VALUES (10, 'said-on-unresolved');
INSERT INTO claim_issue VALUES (11, 'said-on-unresolved');
INSERT INTO claim_issue VALUES (12, 'said-on-unresolved');
INSERT INTO custody VALUES (1, '2031-03-05T00:00:00+00:00', 'created', 'ledger', '{"ledger":"785587a7c3465dfe6e5ea565","program":"0.1.0"}', '', '8239ad3be7c6e991496d17fc504b4866fa375ae3f347f6c1dc0b0290c73424de', '7bafa3694b66aa56c17bc8db5b6e0158', '6ba70b8e228e20bfa9b83f48b88e750a41a3efa94327daadf2797032ccc9995c', NULL);
INSERT INTO custody VALUES (2, '2031-03-05T00:00:01+00:00', 'received', 'cf2601b01725d37fbb536746', '{"blob":"0f03a3c8cab2f83df9385fd803fca67eb3e283011bed9add68511efc272f45f3","input_id":"a.md","locus":"","program":"0.1.0","published_from":"front-matter","text":"0f03a3c8cab2f83df9385fd803fca67eb3e283011bed9add68511efc272f45f3"}', '8239ad3be7c6e991496d17fc504b4866fa375ae3f347f6c1dc0b0290c73424de', '241e1cca17961282955a692b779ea57c45fbdcf6277a45baa356263091c52504', 'dc36b85fbfb1178356e94ebf0fe691a4', '36a9b2ca45ea2cd34f8e917aa63dffb6a71db6c1ef9efc2bea7722ab09e60e49', NULL);
INSERT INTO custody VALUES (3, '2031-03-05T00:00:01+00:00', 'reading', 'cf2601b01725d37fbb536746', '{"claims":2,"digest":"0a1eb37ef6e3d0d0f6f5f5a219f6cbb3f83cfab51b6182855a4d0397df03cc05","reading_id":"adaa1e2cdfb88ccfbe98eba0"}', '241e1cca17961282955a692b779ea57c45fbdcf6277a45baa356263091c52504', '9e78850b985f865b6b0ccbe9d848c7d5efbd6b08e77a09273db7ab1b9a26fe46', '398b3786388d85feccbe9bb1e4931c53', 'a0294b41e334b7d2462e41c6833826206cf00c0767deb7dbae507f272540f157', NULL);
INSERT INTO custody VALUES (4, '2031-03-05T00:00:02+00:00', 'received', 'ecbd28e4b34ce5454fdb1791', '{"blob":"3635bbec4a7dec32d0ffe06b938b541ac66d7df7341a32a80a52586223c3802a","input_id":"u.md","locus":"","program":"0.1.0","published_from":"front-matter","text":"3635bbec4a7dec32d0ffe06b938b541ac66d7df7341a32a80a52586223c3802a"}', '9e78850b985f865b6b0ccbe9d848c7d5efbd6b08e77a09273db7ab1b9a26fe46', 'ea497a56c9770dd94f8d10bbbbea6148167bf6d0210bdb7c6b009e56837b1369', 'c9153738ddfd5a82062afeea8043a186', '6d3172b5583c51ba0feec02f305158b57965a4f758999bc293ffaf541a0801cf', NULL);
INSERT INTO custody VALUES (5, '2031-03-05T00:00:02+00:00', 'reading', 'ecbd28e4b34ce5454fdb1791', '{"claims":2,"digest":"e0a02e7516b5cefbeb13d43e99d8cab989197279e902a5d2b2138f96c7731d7e","reading_id":"8e2f7db47cb6835ca166f052"}', 'ea497a56c9770dd94f8d10bbbbea6148167bf6d0210bdb7c6b009e56837b1369', 'fe407b2a5d184034d8bfb9682d75dd5db1544d2dfee703f4920ca8ddfc14e084', '0c8f9da9daf2ed59004ae99aef1fa96c', 'a42c1d995c1a1cda861fed2bff4beb3db4e7124b7b43df4d0623ca9bff45be70', NULL);
INSERT INTO custody VALUES (6, '2031-03-05T00:00:03+00:00', 'received', '1f0477687ea2374ffc611076', '{"blob":"a85b05a0520c516842b84f07c76402b26bd692d7ce30201aa7ec1228d93ef656","input_id":"b.md","locus":"","program":"0.1.0","published_from":"front-matter","text":"a85b05a0520c516842b84f07c76402b26bd692d7ce30201aa7ec1228d93ef656","version_of":"cf2601b01725d37fbb536746"}', 'fe407b2a5d184034d8bfb9682d75dd5db1544d2dfee703f4920ca8ddfc14e084', '5667da36b81103b156b64e74dab6534e4467b81d675aef701cec2b0080d63bdf', 'b0da40479ca734a6fcfcea62cad530d7', '3b0ac7c33b895c82517f1276ecabf362c800cb225050526590ba51be8deaee3a', NULL);
INSERT INTO custody VALUES (7, '2031-03-05T00:00:03+00:00', 'reading', '1f0477687ea2374ffc611076', '{"claims":2,"digest":"91d96b80b349b0e9acd8750830d356a867f7ad36c4a1f4e596e57e7a64d62733","reading_id":"78fc3a38507301633fbde927"}', '5667da36b81103b156b64e74dab6534e4467b81d675aef701cec2b0080d63bdf', '9306643aa90bba432b2c376df2dfb0ed14cf51b5365f519cfdd2cfb682441554', '1196121705ec6d5a66d1edbe84ec66ca', 'f8f4152c780f962e7f74d157e876e9b4e76cd040d3051d0ecf592c0ff7c860a2', NULL);
INSERT INTO custody VALUES (8, '2031-03-05T00:00:04+00:00', 'sighting', 'cf2601b01725d37fbb536746', '{"blob":"0f03a3c8cab2f83df9385fd803fca67eb3e283011bed9add68511efc272f45f3","input_id":"c.md","program":"0.1.0"}', '9306643aa90bba432b2c376df2dfb0ed14cf51b5365f519cfdd2cfb682441554', 'fe003324f6f3dac01b707fcb859b26da1492cce93fffd533f1b93b1e5027189f', 'e2b7251c7031b58be6dd7f4f9d4c77f9', '65cf8e7bf4989545fd93a9d17de32586d73957390b4f7c67f0d57680ee328c8f', NULL);
INSERT INTO custody VALUES (9, '2031-03-05T00:00:05+00:00', 'skipped', '516a5e926ce20c5f4d80f00e1a01abdf14986def6588d6abeed9fce090bc660c', '{"blob":"516a5e926ce20c5f4d80f00e1a01abdf14986def6588d6abeed9fce090bc660c","code":"binary","input_id":"d.txt","message":"''d.txt'' is not text","program":"0.1.0"}', 'fe003324f6f3dac01b707fcb859b26da1492cce93fffd533f1b93b1e5027189f', '6f9578bdd01ad4826011e3969c0593680c3b29959541b2cc6c91254e8425db6e', '9cdef8d29ba7540bcc25569876c5e2ba', '1f28ab76946450448e2954811e1e0e0a5e6f0d1a63d0965b63b5cdbffdd18d68', NULL);
INSERT INTO custody VALUES (10, '2031-03-05T00:00:06+00:00', 'received', '88acfcafbdba76a0bfec5557', '{"blob":"80405625876d452b4ee48ed28f279cf267edcfc5a4fc6c238c00498bfb117bb9","input_id":"e.txt","locus":"","options":{"outlet":"Test Wire"},"program":"0.1.0","published_from":null,"text":"80405625876d452b4ee48ed28f279cf267edcfc5a4fc6c238c00498bfb117bb9"}', '6f9578bdd01ad4826011e3969c0593680c3b29959541b2cc6c91254e8425db6e', '85f893f172958e901f58e7cebd333d0d4a96ca024b58ca75a5658159ab4c7649', '242192f609d1c27271504c8585adff3e', '28b86755034c913470013af824bf397d072f4b6f2cd913371c093f8b282a6200', NULL);
INSERT INTO custody VALUES (11, '2031-03-05T00:00:06+00:00', 'failed', '88acfcafbdba76a0bfec5557', '{"message":"The component ''x'' failed here."}', '85f893f172958e901f58e7cebd333d0d4a96ca024b58ca75a5658159ab4c7649', '6ac6501cf3563570cb84ee676c70ccdf192844270e05f807c5ddfcac8fd3a4bc', '66ad4314f3ea4813e90960e3c6516a6f', '15fdd9e2ce1eda2cdddd10bd9e83ac5420d3b5ae576456490740df94d9236f01', NULL);
INSERT INTO custody VALUES (12, '2031-03-05T00:00:07+00:00', 'received', 'df809edbd5d1e3ac8727d60d', '{"blob":"1fae87c948df55a9c8d9bb2f70c04aba6819300544d8c5012f084169623ff127","input_id":"w.txt","locus":"","program":"0.1.0","published_from":null,"text":"1fae87c948df55a9c8d9bb2f70c04aba6819300544d8c5012f084169623ff127"}', '6ac6501cf3563570cb84ee676c70ccdf192844270e05f807c5ddfcac8fd3a4bc', 'f901b321e9524cdeded0a6047db3e974a919c9c5242a50e4d03df7fd42d289c4', 'c543fe588fdae0d1c211545d22dcf147', '86f03803eec96a93e86b58e81b1a4ddadb5c159bc73f1054215bb2ddcdafc973', NULL);
INSERT INTO custody VALUES (13, '2031-03-05T00:00:08+00:00', 'judged', '59a5b13194ebf5f919d37b38', '{"claim_id":"9e3dfb32a04fe9fd827a8d90","digest":"a3ecddec0732b11aa6da9f0063ee7dac1a784db23df25061f8fd353aece49719","document_id":"1f0477687ea2374ffc611076","reading_id":"78fc3a38507301633fbde927"}', 'f901b321e9524cdeded0a6047db3e974a919c9c5242a50e4d03df7fd42d289c4', '4b59c466f1cb0869dd7f2582caf7e19e39ad1ab1937192e3b58fbf3ab3540577', '1c54384682a62f1e36ca470a4b820d80', '3ec3785ab4db6b6bdd6db9b6ecc738bb5cd57465c2464a92f685b7d7e6de449a', NULL);
INSERT INTO custody VALUES (14, '2031-03-05T00:00:09+00:00', 'reading', 'cf2601b01725d37fbb536746', '{"claims":2,"digest":"89571a52cea4bc5090cb007f9d3c8b06f532796b468f9a6d2e20e41287e435d9","reading_id":"699abfe102cca350de0b916b"}', '4b59c466f1cb0869dd7f2582caf7e19e39ad1ab1937192e3b58fbf3ab3540577', '6d531a6d6eb7c63b4fdf56c0c1ad9155fefb9c9ace35cbf7fe874f76d648979d', '7f87e00dd12776a42ce80cce1bd5d65b', '47a1b37e391af2afedfb8647e3e94c71845b824138fe7c8d00e5bf70e81e6cf2', NULL);
INSERT INTO custody VALUES (15, '2031-03-05T00:00:10+00:00', 'reading', '1f0477687ea2374ffc611076', '{"claims":2,"digest":"8066f96b3bec07c623ee74a4b597a1fcb2e133e528b9b086a88e713f3291c9bd","judgements":{"left_behind":1,"moved":0,"same":0},"reading_id":"634aedfa2c04c8c0046df0b8"}', '6d531a6d6eb7c63b4fdf56c0c1ad9155fefb9c9ace35cbf7fe874f76d648979d', '9f68577a08d54e34ce61272058655d6561cf9b8aa4619edc279d89866bcf63c0', '309ac054106a81666cb176ee39ad5fac', '2699ff6f9f1054f08e256cb1dcd09584ffabc1793a06c9bf374a60baf31142f7', NULL);
INSERT INTO custody VALUES (16, '2031-03-05T00:00:11+00:00', 'failed', '88acfcafbdba76a0bfec5557', '{"message":"The component ''x'' failed here."}', '9f68577a08d54e34ce61272058655d6561cf9b8aa4619edc279d89866bcf63c0', '2866676742e6a0834311f04c8569de5373ed10bbdedbd3c49bab80ddc401d474', '3bd34ef7256888b7bda76cb6f884df86', 'a5e73cd8e54d23030d1259fe730501440acf7dbc48647092d7a912b840e093db', NULL);
INSERT INTO custody VALUES (17, '2031-03-05T00:00:12+00:00', 'reading', 'df809edbd5d1e3ac8727d60d', '{"claims":2,"digest":"1878163a8d90f612c21b6f439e272b94a0cd2b3724ce90c8ab024dbc22264780","reading_id":"25a48fd9147472b733eae6e4"}', '2866676742e6a0834311f04c8569de5373ed10bbdedbd3c49bab80ddc401d474', '76f071c9e9c3e9c4a0970b7e938e5b149dedbb6e852b5025d57df56419cd07d8', 'f23fbd7387b1ffa2c37d85f899316172', '1c93546c1c62ca15c3dd68eae5e2ed0c819c2ba18b45eab787a85e1845f1078f', NULL);
INSERT INTO custody VALUES (18, '2031-03-06T00:00:00+00:00', 'migrated', 'ledger', '{"from":3,"ledger":"785587a7c3465dfe6e5ea565","program":"0.1.0","to":4}', '76f071c9e9c3e9c4a0970b7e938e5b149dedbb6e852b5025d57df56419cd07d8', 'cfdec035564ee03bb4b66cd13be8e3f354b83cfaadca298ee279fccb9c6e97e4', 'b411039a9089b0ab3ee5d63dc7b94ccb', 'cbc21fbb0e8a2d85732e32aaaf41d0f070e3a74cf002d99b05bb7dc15144f9e9', NULL);
INSERT INTO about VALUES ('ledger', '785587a7c3465dfe6e5ea565');
INSERT INTO document VALUES (1, 'cf2601b01725d37fbb536746', '0f03a3c8cab2f83df9385fd803fca67eb3e283011bed9add68511efc272f45f3', '', 'a.md', 'text/markdown', '---
outlet: Invented Wire
title: Shelling cuts power to the town
published: 2031-03-04
url: https://www.example.org/a?utm_source=feed
note: An invented text for testing.
---
Shelling killed at least 8 people in the town of Testville on Tuesday, the regional governor said.

The defence ministry denied that it had shelled the town.
', '[{"kind":"metadata","start":0,"end":33},{"kind":"headline","start":33,"end":64},{"kind":"metadata","start":64,"end":174},{"kind":"body","start":174,"end":331}]', 'Invented Wire', 'https://www.example.org/a?utm_source=feed', 'Shelling cuts power to the town', 'An invented text for testing.', '2031-03-04', 'front-matter', 'en', NULL, '[]', NULL, '[]', '[]', 'example.org/a', '2031-03-05T00:00:01+00:00', NULL);
INSERT INTO document VALUES (2, 'ecbd28e4b34ce5454fdb1791', '3635bbec4a7dec32d0ffe06b938b541ac66d7df7341a32a80a52586223c3802a', '', 'u.md', 'text/markdown', '---
outlet: Вигадана газета
title: Вигаданий текст
published: 2031-03-03
---
Обстріл пошкодив лікарню в місті, повідомила обласна адміністрація. Це вигаданий текст для перевірки, у ньому немає справжніх подій.
', '[{"kind":"metadata","start":0,"end":35},{"kind":"headline","start":35,"end":50},{"kind":"metadata","start":50,"end":77},{"kind":"body","start":77,"end":209}]', 'Вигадана газета', NULL, 'Вигаданий текст', NULL, '2031-03-03', 'front-matter', 'uk', NULL, '[]', NULL, '[]', '[]', NULL, '2031-03-05T00:00:02+00:00', NULL);
INSERT INTO document VALUES (3, '1f0477687ea2374ffc611076', 'a85b05a0520c516842b84f07c76402b26bd692d7ce30201aa7ec1228d93ef656', '', 'b.md', 'text/markdown', '---
outlet: Invented Wire
title: Shelling cuts power to the town
published: 2031-03-04
url: https://www.example.org/a?utm_source=feed
note: An invented text for testing.
---
Correction: an earlier version of this article misstated the number of dead.

Shelling killed at least 9 people in the town of Testville on Tuesday, the regional governor said.

The defence ministry denied that it had shelled the town.
', '[{"kind":"metadata","start":0,"end":33},{"kind":"headline","start":33,"end":64},{"kind":"metadata","start":64,"end":174},{"kind":"notice","start":174,"end":250},{"kind":"body","start":252,"end":409}]', 'Invented Wire', 'https://www.example.org/a?utm_source=feed', 'Shelling cuts power to the town', 'An invented text for testing.', '2031-03-04', 'front-matter', 'en', NULL, '[]', NULL, '[]', '[{"kind":"correction","span":[174,250]}]', 'example.org/a', '2031-03-05T00:00:03+00:00', 'cf2601b01725d37fbb536746');
INSERT INTO document VALUES (4, '88acfcafbdba76a0bfec5557', '80405625876d452b4ee48ed28f279cf267edcfc5a4fc6c238c00498bfb117bb9', '', 'e.txt', 'text/plain', 'An invented text that BREAKS the reader.
', '[{"kind":"body","start":0,"end":40}]', 'Test Wire', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '[{"code":"published-unknown","span":null,"message":"The document says no date of publication, so its relative dates stay unresolved."}]', NULL, '[]', '[]', NULL, '2031-03-05T00:00:06+00:00', NULL);
INSERT INTO document VALUES (5, 'df809edbd5d1e3ac8727d60d', '1fae87c948df55a9c8d9bb2f70c04aba6819300544d8c5012f084169623ff127', '', 'w.txt', 'text/plain', 'An invented text that nobody has read yet.
', '[{"kind":"body","start":0,"end":42}]', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '[{"code":"published-unknown","span":null,"message":"The document says no date of publication, so its relative dates stay unresolved."}]', NULL, '[]', '[]', NULL, '2031-03-05T00:00:07+00:00', NULL);
INSERT INTO judgement VALUES ('59a5b13194ebf5f919d37b38', '2031-03-05T00:00:08+00:00', 'tester', 'right', 'invented', '9e3dfb32a04fe9fd827a8d90', '1f0477687ea2374ffc611076', '78fc3a38507301633fbde927', '[[[0,1]]]', '[[0,10]]');
INSERT INTO carried VALUES ('59a5b13194ebf5f919d37b38', '78fc3a38507301633fbde927', '9e3dfb32a04fe9fd827a8d90', 1.0);
INSERT INTO carried VALUES ('59a5b13194ebf5f919d37b38', '634aedfa2c04c8c0046df0b8', NULL, 0.0);
INSERT INTO skipped VALUES (9, '2031-03-05T00:00:05+00:00', 'd.txt', 'binary', '''d.txt'' is not text', 'give plain text, Markdown, HTML, JSONL, CSV, RSS, Atom, a mail (.eml), a PDF, or an archive of such files', '516a5e926ce20c5f4d80f00e1a01abdf14986def6588d6abeed9fce090bc660c');
INSERT INTO facet VALUES (1, 'claim', '', 8);
INSERT INTO facet VALUES (2, 'side', 'north', 4);
INSERT INTO facet VALUES (3, 'stance', 'asserts', 4);
INSERT INTO facet VALUES (4, 'outlet', 'Invented Wire', 4);
INSERT INTO facet VALUES (5, 'language', 'en', 4);
INSERT INTO facet VALUES (6, 'side', 'south', 4);
INSERT INTO facet VALUES (7, 'stance', 'denies', 4);
INSERT INTO facet VALUES (8, 'actor', 'Ministry of Health', 4);
INSERT INTO facet VALUES (9, 'actor', 'Defence Office', 4);
INSERT INTO facet VALUES (10, 'event', 'assault', 8);
INSERT INTO facet VALUES (11, 'mode', 'shelling', 8);
INSERT INTO facet VALUES (12, 'measure', 'deaths', 4);
INSERT INTO facet VALUES (13, 'place', 'Riverton', 4);
INSERT INTO facet VALUES (14, 'place', 'Hilltown', 4);
INSERT INTO facet VALUES (15, 'issue', 'said-on-unresolved', 8);
INSERT INTO facet VALUES (16, 'outlet', 'Вигадана газета', 2);
INSERT INTO facet VALUES (17, 'language', 'uk', 2);
INSERT INTO facet_bits VALUES (1, 0, 8088);
INSERT INTO facet_bits VALUES (2, 0, 2696);
INSERT INTO facet_bits VALUES (3, 0, 2696);
INSERT INTO facet_bits VALUES (4, 0, 1920);
INSERT INTO facet_bits VALUES (5, 0, 1920);
INSERT INTO facet_bits VALUES (6, 0, 5392);
INSERT INTO facet_bits VALUES (7, 0, 5392);
INSERT INTO facet_bits VALUES (8, 0, 2696);
INSERT INTO facet_bits VALUES (9, 0, 5392);
INSERT INTO facet_bits VALUES (10, 0, 8088);
INSERT INTO facet_bits VALUES (11, 0, 8088);
INSERT INTO facet_bits VALUES (12, 0, 2696);
INSERT INTO facet_bits VALUES (13, 0, 2696);
INSERT INTO facet_bits VALUES (14, 0, 5392);
INSERT INTO facet_bits VALUES (15, 0, 8088);
INSERT INTO facet_bits VALUES (16, 0, 24);
INSERT INTO facet_bits VALUES (17, 0, 24);
INSERT INTO facet_word VALUES (0, 16);
INSERT INTO claim_words (claim_words) VALUES ('rebuild');
INSERT INTO document_words (document_words) VALUES ('rebuild');
CREATE INDEX reading_document ON reading (document_id, current);
CREATE INDEX claim_order ON claim (current, published DESC, document_id, position);
CREATE INDEX claim_claim_id ON claim (claim_id);
CREATE INDEX claim_reading ON claim (reading_id);
CREATE INDEX claim_document ON claim (document_id);
CREATE INDEX claim_actor_claim ON claim_actor (claim);
CREATE INDEX claim_event_claim ON claim_event (claim);
CREATE INDEX claim_figure_claim ON claim_figure (claim);
CREATE INDEX claim_place_claim ON claim_place (claim);
CREATE INDEX claim_day_claim ON claim_day (claim);
CREATE INDEX claim_issue_claim ON claim_issue (claim);
CREATE INDEX custody_subject ON custody (subject, kind);
CREATE INDEX custody_kind ON custody (kind);
CREATE INDEX document_blob ON document (blob);
CREATE INDEX document_address ON document (address) WHERE address IS NOT NULL;
CREATE INDEX document_input ON document (input_id);
CREATE INDEX document_versions ON document (
    first_version, document_id, retrieved, received, published, notices
) WHERE first_version IS NOT NULL;
CREATE INDEX document_version ON document (document_id, first_version) WHERE first_version IS NOT NULL;
CREATE INDEX merged_custody_subject ON merged_custody (subject, kind);
CREATE INDEX judgement_document ON judgement (document_id);
CREATE INDEX judgement_claim ON judgement (claim_id);
CREATE INDEX carried_claim ON carried (claim_id);
CREATE INDEX skipped_input ON skipped (input_id, code);
CREATE INDEX skipped_blob ON skipped (blob);
CREATE INDEX claim_actor_actor ON claim_actor (actor, claim);
CREATE INDEX claim_place_place ON claim_place (place, claim);
CREATE INDEX claim_day_long ON claim_day (last, first, claim) WHERE last > first;
CREATE INDEX document_published ON document (published DESC, document_id, language, outlet);
CREATE INDEX reading_claims ON reading (document_number, first_claim, last_claim) WHERE current = 1;
CREATE INDEX claim_day_first ON claim_day (first, claim) WHERE source <> 'published';
CREATE INDEX claim_day_published ON claim_day (first, claim) WHERE source = 'published';
CREATE VIEW found_under (claim, name, value) AS
    SELECT id, 'claim', '' FROM claim
    UNION ALL SELECT id, 'side', CASE WHEN voice IS NULL THEN 'outlet' ELSE coalesce(side, 'unresolved') END FROM claim
    UNION ALL SELECT id, 'stance', stance FROM claim
    UNION ALL SELECT id, 'outlet', outlet FROM claim WHERE outlet IS NOT NULL
    UNION ALL SELECT c.id, 'language', d.language FROM claim c CROSS JOIN document d ON d.document_id = c.document_id
        WHERE d.language IS NOT NULL
    UNION ALL SELECT claim, 'event', type FROM claim_event
    UNION ALL SELECT claim, 'mode', mode FROM claim_event WHERE mode IS NOT NULL
    UNION ALL SELECT claim, 'measure', measure FROM claim_figure
    UNION ALL SELECT claim, 'place', name FROM claim_place
    UNION ALL SELECT claim, 'actor', name FROM claim_actor
    UNION ALL SELECT claim, 'issue', code FROM claim_issue;
CREATE VIEW mark (name, value, claim) AS SELECT '', '', 0 WHERE 0;
CREATE VIEW unmark (name, value, claim) AS SELECT '', '', 0 WHERE 0;
CREATE TRIGGER mark_set INSTEAD OF INSERT ON mark BEGIN
    INSERT INTO facet (name, value, claims) VALUES (new.name, new.value, 0) ON CONFLICT DO NOTHING;
    UPDATE facet SET claims = claims + 1
        WHERE name = new.name AND value = new.value AND NOT EXISTS (
            SELECT 1 FROM facet_bits b
            WHERE b.facet = facet.id AND b.word = new.claim >> 6 AND b.bits & (1 << (new.claim & 63)) != 0
        );
    INSERT INTO facet_bits (facet, word, bits)
        SELECT id, new.claim >> 6, 1 << (new.claim & 63) FROM facet WHERE name = new.name AND value = new.value
        ON CONFLICT DO UPDATE SET bits = bits | excluded.bits;
    INSERT INTO facet_word VALUES (new.claim >> 6, (SELECT coalesce(max(seq), 0) FROM custody))
        ON CONFLICT DO UPDATE SET entry = excluded.entry;
END;
CREATE TRIGGER unmark_clear INSTEAD OF INSERT ON unmark BEGIN
    UPDATE facet SET claims = claims - 1
        WHERE name = new.name AND value = new.value AND EXISTS (
            SELECT 1 FROM facet_bits b
            WHERE b.facet = facet.id AND b.word = new.claim >> 6 AND b.bits & (1 << (new.claim & 63)) != 0
        );
    UPDATE facet_bits SET bits = bits & ~(1 << (new.claim & 63))
        WHERE facet = (SELECT id FROM facet WHERE name = new.name AND value = new.value) AND word = new.claim >> 6;
    DELETE FROM facet_bits
        WHERE facet = (SELECT id FROM facet WHERE name = new.name AND value = new.value)
        AND word = new.claim >> 6 AND bits = 0;
    DELETE FROM facet WHERE name = new.name AND value = new.value AND claims = 0;
    INSERT INTO facet_word VALUES (new.claim >> 6, (SELECT coalesce(max(seq), 0) FROM custody))
        ON CONFLICT DO UPDATE SET entry = excluded.entry;
END;
CREATE TRIGGER claim_comes AFTER INSERT ON claim WHEN new.current = 1 BEGIN
    INSERT INTO mark VALUES ('claim', '', new.id);
    INSERT INTO mark VALUES (
        'side', CASE WHEN new.voice IS NULL THEN 'outlet' ELSE coalesce(new.side, 'unresolved') END, new.id
    );
    INSERT INTO mark VALUES ('stance', new.stance, new.id);
    INSERT INTO mark SELECT 'outlet', new.outlet, new.id WHERE new.outlet IS NOT NULL;
    INSERT INTO mark SELECT 'language', language, new.id FROM document
        WHERE document_id = new.document_id AND language IS NOT NULL;
END;
CREATE TRIGGER claim_is_overtaken AFTER UPDATE OF current ON claim WHEN old.current = 1 AND new.current != 1 BEGIN
    INSERT INTO unmark SELECT name, value, claim FROM found_under WHERE claim = new.id;
END;
CREATE TRIGGER claim_is_current_again AFTER UPDATE OF current ON claim WHEN old.current != 1 AND new.current = 1 BEGIN
    INSERT INTO mark SELECT name, value, claim FROM found_under WHERE claim = new.id;
END;
CREATE TRIGGER claim_changes_before BEFORE UPDATE OF voice, side, stance, outlet, document_id ON claim WHEN old.current = 1 BEGIN
    INSERT INTO unmark SELECT name, value, claim FROM found_under WHERE claim = old.id;
END;
CREATE TRIGGER claim_changes AFTER UPDATE OF voice, side, stance, outlet, document_id ON claim WHEN new.current = 1 BEGIN
    INSERT INTO mark SELECT name, value, claim FROM found_under WHERE claim = new.id;
END;
CREATE TRIGGER claim_goes BEFORE DELETE ON claim WHEN old.current = 1 BEGIN
    INSERT INTO unmark SELECT name, value, claim FROM found_under WHERE claim = old.id;
END;
CREATE TRIGGER document_language_changes AFTER UPDATE OF language ON document WHEN old.language IS NOT new.language BEGIN
    INSERT INTO unmark SELECT 'language', old.language, id FROM claim
        WHERE document_id = new.document_id AND current = 1 AND old.language IS NOT NULL;
    INSERT INTO mark SELECT 'language', new.language, id FROM claim
        WHERE document_id = new.document_id AND current = 1 AND new.language IS NOT NULL;
END;
CREATE TRIGGER event_comes AFTER INSERT ON claim_event
WHEN (SELECT current FROM claim WHERE id = new.claim) = 1 BEGIN
    INSERT INTO mark VALUES ('event', new.type, new.claim);
    INSERT INTO mark SELECT 'mode', new.mode, new.claim WHERE new.mode IS NOT NULL;
END;
CREATE TRIGGER event_goes AFTER DELETE ON claim_event BEGIN
    INSERT INTO unmark SELECT 'event', old.type, old.claim
        WHERE NOT EXISTS (SELECT 1 FROM claim_event WHERE claim = old.claim AND type = old.type);
    INSERT INTO unmark SELECT 'mode', old.mode, old.claim
        WHERE NOT EXISTS (SELECT 1 FROM claim_event WHERE claim = old.claim AND mode = old.mode);
END;
CREATE TRIGGER event_changes AFTER UPDATE ON claim_event BEGIN
    INSERT INTO unmark SELECT 'event', old.type, old.claim
        WHERE NOT EXISTS (SELECT 1 FROM claim_event WHERE claim = old.claim AND type = old.type);
    INSERT INTO unmark SELECT 'mode', old.mode, old.claim
        WHERE NOT EXISTS (SELECT 1 FROM claim_event WHERE claim = old.claim AND mode = old.mode);
    INSERT INTO mark SELECT 'event', new.type, id FROM claim WHERE id = new.claim AND current = 1;
    INSERT INTO mark SELECT 'mode', new.mode, id FROM claim WHERE id = new.claim AND current = 1 AND new.mode IS NOT NULL;
END;
CREATE TRIGGER figure_comes AFTER INSERT ON claim_figure
WHEN (SELECT current FROM claim WHERE id = new.claim) = 1 BEGIN
    INSERT INTO mark VALUES ('measure', new.measure, new.claim);
END;
CREATE TRIGGER figure_goes AFTER DELETE ON claim_figure BEGIN
    INSERT INTO unmark SELECT 'measure', old.measure, old.claim
        WHERE NOT EXISTS (SELECT 1 FROM claim_figure WHERE claim = old.claim AND measure = old.measure);
END;
CREATE TRIGGER figure_changes AFTER UPDATE ON claim_figure BEGIN
    INSERT INTO unmark SELECT 'measure', old.measure, old.claim
        WHERE NOT EXISTS (SELECT 1 FROM claim_figure WHERE claim = old.claim AND measure = old.measure);
    INSERT INTO mark SELECT 'measure', new.measure, id FROM claim WHERE id = new.claim AND current = 1;
END;
CREATE TRIGGER place_comes AFTER INSERT ON claim_place
WHEN (SELECT current FROM claim WHERE id = new.claim) = 1 BEGIN
    INSERT INTO mark VALUES ('place', new.name, new.claim);
END;
CREATE TRIGGER place_goes AFTER DELETE ON claim_place BEGIN
    INSERT INTO unmark SELECT 'place', old.name, old.claim
        WHERE NOT EXISTS (SELECT 1 FROM claim_place WHERE claim = old.claim AND name = old.name);
END;
CREATE TRIGGER place_changes AFTER UPDATE ON claim_place BEGIN
    INSERT INTO unmark SELECT 'place', old.name, old.claim
        WHERE NOT EXISTS (SELECT 1 FROM claim_place WHERE claim = old.claim AND name = old.name);
    INSERT INTO mark SELECT 'place', new.name, id FROM claim WHERE id = new.claim AND current = 1;
END;
CREATE TRIGGER actor_comes AFTER INSERT ON claim_actor
WHEN (SELECT current FROM claim WHERE id = new.claim) = 1 BEGIN
    INSERT INTO mark VALUES ('actor', new.name, new.claim);
END;
CREATE TRIGGER actor_goes AFTER DELETE ON claim_actor BEGIN
    INSERT INTO unmark SELECT 'actor', old.name, old.claim
        WHERE NOT EXISTS (SELECT 1 FROM claim_actor WHERE claim = old.claim AND name = old.name);
END;
CREATE TRIGGER actor_changes AFTER UPDATE ON claim_actor BEGIN
    INSERT INTO unmark SELECT 'actor', old.name, old.claim
        WHERE NOT EXISTS (SELECT 1 FROM claim_actor WHERE claim = old.claim AND name = old.name);
    INSERT INTO mark SELECT 'actor', new.name, id FROM claim WHERE id = new.claim AND current = 1;
END;
CREATE TRIGGER issue_comes AFTER INSERT ON claim_issue
WHEN (SELECT current FROM claim WHERE id = new.claim) = 1 BEGIN
    INSERT INTO mark VALUES ('issue', new.code, new.claim);
END;
CREATE TRIGGER issue_goes AFTER DELETE ON claim_issue BEGIN
    INSERT INTO unmark SELECT 'issue', old.code, old.claim
        WHERE NOT EXISTS (SELECT 1 FROM claim_issue WHERE claim = old.claim AND code = old.code);
END;
CREATE TRIGGER issue_changes AFTER UPDATE ON claim_issue BEGIN
    INSERT INTO unmark SELECT 'issue', old.code, old.claim
        WHERE NOT EXISTS (SELECT 1 FROM claim_issue WHERE claim = old.claim AND code = old.code);
    INSERT INTO mark SELECT 'issue', new.code, id FROM claim WHERE id = new.claim AND current = 1;
END;
CREATE TRIGGER claim_joins_reading AFTER INSERT ON claim BEGIN
    UPDATE reading SET first_claim = min(coalesce(first_claim, new.id), new.id),
        last_claim = max(coalesce(last_claim, new.id), new.id),
        document_number = (SELECT id FROM document WHERE document_id = new.document_id)
    WHERE reading_id = new.reading_id;
END;
