-- +goose Up
CREATE TABLE days (
    story TEXT NOT NULL,
    rules TEXT NOT NULL,
    day   TEXT NOT NULL,
    body  BYTEA NOT NULL,
    PRIMARY KEY (story, rules, day)
);
ALTER TABLE finished ADD COLUMN day TEXT NOT NULL DEFAULT '';
ALTER TABLE finished ADD COLUMN day_choices BIGINT NOT NULL DEFAULT 0;
ALTER TABLE finished ADD COLUMN day_minutes BIGINT NOT NULL DEFAULT 0;
CREATE INDEX finished_day ON finished (story, day);
ALTER TABLE people ADD COLUMN readable BIGINT NOT NULL DEFAULT 0;

-- +goose Down
ALTER TABLE people DROP COLUMN readable;
DROP INDEX finished_day;
ALTER TABLE finished DROP COLUMN day_minutes;
ALTER TABLE finished DROP COLUMN day_choices;
ALTER TABLE finished DROP COLUMN day;
DROP TABLE days;
