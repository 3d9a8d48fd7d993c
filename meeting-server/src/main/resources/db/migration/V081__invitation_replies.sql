-- invitation: what each invited unit replied, and when it was reminded of replying. Meetings and
-- units are other features': ids only.
create table invitation_reply (
  meeting_id  uuid not null,
  unit_id     uuid not null,
  kind        text not null check (kind in ('accepted', 'declined', 'deputy')),
  reason      text not null check (char_length(reason) <= 500),
  people      jsonb not null,
  for_start   timestamptz not null,
  by_name     text not null,
  on_behalf   boolean not null,
  at          timestamptz not null,
  granted     boolean,
  granted_by  text,
  granted_at  timestamptz,
  primary key (meeting_id, unit_id),
  check ((granted is null) = (granted_by is null) and (granted is null) = (granted_at is null)),
  check (granted is null or kind = 'deputy')
);

create table invitation_reminder (
  meeting_id  uuid not null,
  unit_id     uuid not null,
  at          timestamptz not null,
  primary key (meeting_id, unit_id)
);
