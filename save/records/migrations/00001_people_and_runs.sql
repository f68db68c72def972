-- +goose Up
CREATE TABLE people (
    id       TEXT PRIMARY KEY,
    name     TEXT,
    likeness TEXT UNIQUE,
    hidden   BIGINT NOT NULL DEFAULT 0,
    barred   BIGINT NOT NULL DEFAULT 0,
    watched  BIGINT NOT NULL DEFAULT 0,
    joined   BIGINT NOT NULL
);
CREATE TABLE keys (
    fingerprint TEXT PRIMARY KEY,
    person      TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    added       BIGINT NOT NULL
);
CREATE INDEX keys_person ON keys (person);
CREATE TABLE hosts (
    id   TEXT PRIMARY KEY,
    beat BIGINT NOT NULL
);
CREATE TABLE runs (
    person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    story  TEXT NOT NULL,
    name   TEXT NOT NULL,
    saved  BIGINT NOT NULL,
    body   BYTEA NOT NULL,
    host   TEXT NOT NULL DEFAULT '',
    holder TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (person, story, name)
);
CREATE TABLE finds (
    person  TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    story   TEXT NOT NULL,
    edition BIGINT NOT NULL,
    body    BYTEA NOT NULL,
    PRIMARY KEY (person, story)
);
CREATE TABLE settings (
    person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    name   TEXT NOT NULL,
    value  TEXT NOT NULL,
    PRIMARY KEY (person, name)
);
CREATE TABLE finished (
    id         TEXT PRIMARY KEY,
    person     TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    story      TEXT NOT NULL,
    body       BYTEA NOT NULL,
    made       BIGINT NOT NULL,
    state      TEXT NOT NULL,
    why        TEXT NOT NULL DEFAULT '',
    rules      TEXT NOT NULL DEFAULT '',
    ending     TEXT NOT NULL DEFAULT '',
    difficulty TEXT NOT NULL DEFAULT '',
    millis     BIGINT NOT NULL DEFAULT -1,
    choices    BIGINT NOT NULL DEFAULT 0,
    minutes    BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX finished_state ON finished (story, state);
CREATE INDEX finished_person ON finished (person);

-- +goose Down
DROP TABLE finished;
DROP TABLE settings;
DROP TABLE finds;
DROP TABLE runs;
DROP TABLE hosts;
DROP TABLE keys;
DROP TABLE people;
