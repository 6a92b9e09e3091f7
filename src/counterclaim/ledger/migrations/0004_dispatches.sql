-- What makes a search over dispatches quick.

-- A dispatch is known to the words by its number; a reading's claims are found from there without a look at the dispatch.
ALTER TABLE reading ADD COLUMN document_number INTEGER;  -- document.id; NULL without any claims
UPDATE reading SET document_number = (SELECT id FROM document d WHERE d.document_id = reading.document_id)
    WHERE first_claim IS NOT NULL;
DROP INDEX reading_claims;
CREATE INDEX reading_claims ON reading (document_number, first_claim, last_claim) WHERE current = 1;
DROP TRIGGER claim_joins_reading;
CREATE TRIGGER claim_joins_reading AFTER INSERT ON claim BEGIN
    UPDATE reading SET first_claim = min(coalesce(first_claim, new.id), new.id),
        last_claim = max(coalesce(last_claim, new.id), new.id),
        document_number = (SELECT id FROM document WHERE document_id = new.document_id)
    WHERE reading_id = new.reading_id;
END;

-- Claims that say a day apart from those that only have their dispatch's.
DROP INDEX claim_day_first;
CREATE INDEX claim_day_first ON claim_day (first, claim) WHERE source <> 'published';
CREATE INDEX claim_day_published ON claim_day (first, claim) WHERE source = 'published';

-- The words once more, with an index of all beginnings of two letters: mo* is as quick as a word.
DROP TABLE claim_words;
CREATE VIRTUAL TABLE claim_words USING fts5 (
    text, content = 'claim', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2'
);
INSERT INTO claim_words (claim_words) VALUES ('rebuild');
DROP TABLE document_words;
CREATE VIRTUAL TABLE document_words USING fts5 (
    title, text, content = 'document', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2'
);
INSERT INTO document_words (document_words) VALUES ('rebuild');
