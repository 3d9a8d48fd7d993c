-- device: what each site's line check found before a meeting, and which site somebody else has to
-- look after. Meetings, units and accounts are other features': ids only.
create table line_check (
  id          uuid primary key,
  meeting_id  uuid not null,
  site_id     uuid not null,
  at          timestamptz not null,
  by_name     text not null,
  device      text not null check (char_length(device) <= 64),
  device_name text not null check (char_length(device_name) <= 80),
  phone       text not null check (char_length(phone) <= 30),
  verdict     text not null check (verdict in ('good', 'fair', 'bad')),
  findings    jsonb not null,
  measured    jsonb not null
);
create index line_check_site on line_check (site_id, at desc);
create index line_check_meeting on line_check (meeting_id, site_id, at desc);

create table line_check_escalation (
  meeting_id uuid not null,
  site_id    uuid not null,
  at         timestamptz not null,
  by_name    text not null,
  note       text not null check (char_length(note) <= 300),
  primary key (meeting_id, site_id)
);
