import { type IndexShape, LeveledIndex } from './leveled-index.js';

export const EVENT_IDS: IndexShape = { table: 'event_id', columns: ['id', 'position'], keyColumns: 1, phase: 0 };

export const STREAM_EVENTS: IndexShape = {
  table: 'stream_event',
  columns: ['stream', 'revision', 'position'],
  keyColumns: 2,
  phase: 1 / 3,
};

export const TAGGED: IndexShape = { table: 'tagged', columns: ['tag', 'position'], keyColumns: 2, phase: 2 / 3 };

/**
 * A stream's number is the position of its first event, so it needs no counter. A stream's revision is its highest in
 * `stream_event`: stored once. Tags are numbered because each event has several and their names are long.
 */
export const SCHEMA = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE event (position INTEGER PRIMARY KEY, bytes TEXT NOT NULL) STRICT;
CREATE TABLE stream (name TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE tag (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE set_revision (name TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT, WITHOUT ROWID;
${LeveledIndex.schemaOf(EVENT_IDS)}${LeveledIndex.schemaOf(STREAM_EVENTS)}${LeveledIndex.schemaOf(TAGGED)}`;
