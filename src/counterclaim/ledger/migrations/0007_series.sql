-- What claims tell of running totals, as far as series were made of it: of many claims that tell one value the first is
-- found here, and only that one is read again. Filled where a series is made; what is missing here is read then.
CREATE TABLE series_told (
    grouped TEXT NOT NULL,           -- of a total its group, of a day's share its subject in the group
    series TEXT NOT NULL,            -- of a total the id of its series; "" of a share
    value INTEGER NOT NULL,          -- 63 bits of a hash: who tells the same value of a day has the same
    place TEXT NOT NULL,             -- sorts as the tellings of a value do: moment, claim, figure
    day TEXT NOT NULL,               -- the last that it counts, "" where nobody knows
    timed INTEGER NOT NULL,          -- hash of subject, starting point and day; of a share 0
    counts INTEGER NOT NULL,         -- 0: only a window, which counts where somebody told it in its time
    in_time INTEGER NOT NULL,        -- 1: told in its time
    types TEXT NOT NULL,             -- types of the figure's event
    claim INTEGER NOT NULL,          -- claim.id
    document INTEGER NOT NULL,
    PRIMARY KEY (grouped, series, value, place)
) WITHOUT ROWID;
CREATE INDEX series_told_document ON series_told (document);
INSERT INTO due_series SELECT DISTINCT grouped FROM series_claim WHERE total = 1 AND instr(grouped, char(9)) = 0
    ON CONFLICT DO NOTHING;
