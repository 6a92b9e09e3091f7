-- What makes a list quick: for every value to filter by, which current claims have it, one bit a claim. Triggers keep the
-- bits inside the transaction that changes a claim, so they are right whoever writes, and there is no cache to be stale.

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

-- Which words changed since when, so that a program that has read the bits once reads only those again.
CREATE TABLE facet_word (
    word INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL           -- seq of the custody log's last entry when bits of this word changed
);

-- All that a claim is found under, current or not. Under `claim` stands every claim, so that all of them can be counted.
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

-- INSERT INTO mark sets a bit, INSERT INTO unmark clears one; what is set or clear already stays so.
CREATE VIEW mark (name, value, claim) AS SELECT '', '', 0 WHERE 0;
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

CREATE VIEW unmark (name, value, claim) AS SELECT '', '', 0 WHERE 0;
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

-- A claim: it comes, it is overtaken by a newer reading or current again, it goes. Its parts come after it and go before it.
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

-- Its parts. A value goes only with the last part that has it.
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

-- The claims that are there already. A sum of different bits is all of them set.
INSERT INTO facet (name, value, claims)
    SELECT u.name, u.value, count(DISTINCT u.claim) FROM found_under u JOIN claim c ON c.id = u.claim
    WHERE c.current = 1 GROUP BY u.name, u.value;
INSERT INTO facet_bits (facet, word, bits)
    SELECT f.id, u.claim >> 6, sum(DISTINCT 1 << (u.claim & 63))
    FROM found_under u JOIN claim c ON c.id = u.claim JOIN facet f ON f.name = u.name AND f.value = u.value
    WHERE c.current = 1 GROUP BY f.id, u.claim >> 6;

-- A reading's claims are stored one after the other: from which claim to which, so that dispatches can be found by claims.
ALTER TABLE reading ADD COLUMN first_claim INTEGER;  -- NULL without any
ALTER TABLE reading ADD COLUMN last_claim INTEGER;
UPDATE reading SET (first_claim, last_claim) = (SELECT min(id), max(id) FROM claim WHERE claim.reading_id = reading.reading_id);
CREATE INDEX reading_claims ON reading (document_id, first_claim, last_claim) WHERE current = 1;
CREATE TRIGGER claim_joins_reading AFTER INSERT ON claim BEGIN
    UPDATE reading SET first_claim = min(coalesce(first_claim, new.id), new.id),
        last_claim = max(coalesce(last_claim, new.id), new.id)
    WHERE reading_id = new.reading_id;
END;

-- Indexes that answer by themselves, without the rows they point at; those that the bits stand for are not needed any more.
DROP INDEX claim_side;
DROP INDEX claim_stance;
DROP INDEX claim_event_type;
DROP INDEX claim_figure_measure;
DROP INDEX claim_issue_code;
DROP INDEX claim_actor_actor;
CREATE INDEX claim_actor_actor ON claim_actor (actor, claim);
DROP INDEX claim_place_place;
CREATE INDEX claim_place_place ON claim_place (place, claim);
DROP INDEX claim_day_first;
CREATE INDEX claim_day_first ON claim_day (first, claim);
CREATE INDEX claim_day_long ON claim_day (last, first, claim) WHERE last > first;
DROP INDEX document_published;
CREATE INDEX document_published ON document (published DESC, document_id, language, outlet);
