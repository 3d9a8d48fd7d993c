-- Meetings: plan, agenda, secretaries, invited units. Units and accounts are other features': ids only.
CREATE TABLE meeting (
  id                   uuid PRIMARY KEY,
  title                text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 300),
  title_folded         text NOT NULL,
  type                 text NOT NULL CHECK (type IN
    ('giao-ban', 'so-ket', 'tong-ket', 'trien-khai', 'tap-huan', 'dot-xuat', 'khan')),
  form                 text NOT NULL CHECK (form IN ('online', 'in-person', 'mixed')),
  convener_id          uuid NOT NULL,
  chair_id             uuid,
  deputy_chair_id      uuid,
  starts_at            timestamptz NOT NULL,
  planned_minutes      integer NOT NULL CHECK (planned_minutes BETWEEN 1 AND 1440),
  required_composition text NOT NULL CHECK (char_length(required_composition) <= 2000),
  phase                text NOT NULL CHECK (phase IN
    ('draft', 'announced', 'line-check', 'live', 'recess', 'closed', 'postponed', 'cancelled')),
  phase_since          timestamptz NOT NULL,
  reason               text CHECK (char_length(reason) <= 1000),
  version              integer NOT NULL,
  created_by           uuid,
  created_at           timestamptz NOT NULL,
  announced_at         timestamptz,
  CHECK (phase IN ('draft', 'cancelled') OR chair_id IS NOT NULL),
  CHECK (phase NOT IN ('postponed', 'cancelled') OR reason IS NOT NULL)
);
CREATE INDEX meeting_starts_at ON meeting (starts_at);
CREATE INDEX meeting_convener ON meeting (convener_id);

CREATE TABLE meeting_secretary (
  meeting_id uuid NOT NULL REFERENCES meeting ON DELETE CASCADE,
  account_id uuid NOT NULL,
  position   integer NOT NULL,
  PRIMARY KEY (meeting_id, account_id)
);
CREATE INDEX meeting_secretary_account ON meeting_secretary (account_id);

CREATE TABLE meeting_agenda_item (
  id                 uuid PRIMARY KEY,
  meeting_id         uuid NOT NULL REFERENCES meeting ON DELETE CASCADE,
  number             integer NOT NULL CHECK (number BETWEEN 1 AND 100),
  title              text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 500),
  minutes            integer NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
  presenting_unit_id uuid,
  UNIQUE (meeting_id, number)
);

CREATE TABLE meeting_invited (
  meeting_id uuid NOT NULL REFERENCES meeting ON DELETE CASCADE,
  unit_id    uuid NOT NULL,
  site_id    uuid NOT NULL,
  position   integer NOT NULL,
  PRIMARY KEY (meeting_id, unit_id)
);
CREATE INDEX meeting_invited_unit ON meeting_invited (unit_id);
CREATE INDEX meeting_invited_site ON meeting_invited (site_id, meeting_id);
