-- +goose Up
ALTER TABLE finished ADD COLUMN race TEXT NOT NULL DEFAULT '';
ALTER TABLE finished ADD COLUMN race_why TEXT NOT NULL DEFAULT '';
ALTER TABLE finished ADD COLUMN all_millis BIGINT NOT NULL DEFAULT -1;
ALTER TABLE finished ADD COLUMN all_choices BIGINT NOT NULL DEFAULT 0;
ALTER TABLE finished ADD COLUMN all_minutes BIGINT NOT NULL DEFAULT 0;
CREATE INDEX finished_race ON finished (person, race);

-- +goose Down
DROP INDEX finished_race;
ALTER TABLE finished DROP COLUMN all_minutes;
ALTER TABLE finished DROP COLUMN all_choices;
ALTER TABLE finished DROP COLUMN all_millis;
ALTER TABLE finished DROP COLUMN race_why;
ALTER TABLE finished DROP COLUMN race;
