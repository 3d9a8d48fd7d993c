-- The journal of each live room. Meetings and accounts are other features': ids only.
CREATE TABLE room (
  meeting_id uuid PRIMARY KEY,
  -- raised by each new writer; only the latest may add events
  fence      bigint NOT NULL,
  writer     text NOT NULL,
  last_seq   bigint NOT NULL
);

CREATE TABLE room_event (
  meeting_id uuid NOT NULL REFERENCES room,
  seq        bigint NOT NULL CHECK (seq > 0),
  at         timestamptz NOT NULL,
  type       text NOT NULL,
  by         jsonb NOT NULL,
  data       jsonb NOT NULL,
  -- on the last event of a command, so that a retried command is answered and not repeated
  command_id uuid,
  fence      bigint NOT NULL,
  PRIMARY KEY (meeting_id, seq)
);
CREATE UNIQUE INDEX room_event_command ON room_event (meeting_id, command_id);

CREATE FUNCTION refuse_journal_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only';
END $$;
CREATE TRIGGER room_event_append_only BEFORE UPDATE OR DELETE ON room_event
  FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();

-- Messages between people in the room: kept, but no decisions of the room.
CREATE TABLE room_message (
  id         uuid NOT NULL,
  meeting_id uuid NOT NULL REFERENCES room,
  seq        bigint NOT NULL,
  at         timestamptz NOT NULL,
  by         jsonb NOT NULL,
  recipient  text NOT NULL CHECK (recipient IN ('secretary', 'technicians', 'all', 'site')),
  to_site    uuid,
  text       text NOT NULL CHECK (char_length(text) BETWEEN 1 AND 1000),
  PRIMARY KEY (meeting_id, id)
);
CREATE INDEX room_message_at ON room_message (meeting_id, at);
