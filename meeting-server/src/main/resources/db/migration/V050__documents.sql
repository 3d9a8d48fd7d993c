-- document: which file belongs to which agenda item, released when, received and read by whom.
-- Meetings, agenda items, units and accounts are other features': ids only.
create table document (
  id               uuid primary key,
  meeting_id       uuid not null,
  agenda_item_id   uuid,
  position         int not null,
  title            text not null check (char_length(title) between 1 and 300),
  file_name        text not null check (char_length(file_name) between 1 and 220),
  uploaded_at      timestamptz not null,
  uploaded_by      uuid not null,
  uploaded_by_name text not null,
  released_at      timestamptz,
  released_by      uuid
);
create index document_meeting on document (meeting_id);

-- what a unit has of a released document; the first person of the unit counts
create table document_receipt (
  document_id uuid not null references document on delete cascade,
  unit_id     uuid not null,
  received_at timestamptz not null,
  opened_at   timestamptz,
  opened_by   text,
  primary key (document_id, unit_id),
  check ((opened_at is null) = (opened_by is null))
);

-- what a person has read: an account, or a site that came in by an entry code
create table document_reading (
  document_id uuid not null references document on delete cascade,
  reader      text not null,
  kind        text not null check (kind in ('opened', 'downloaded')),
  first_at    timestamptz not null,
  last_at     timestamptz not null,
  primary key (document_id, reader, kind)
);
create index document_reading_reader on document_reading (reader);
