-- device: how each site's device did, by day, and sites that turned bad while a meeting was on.
-- Meetings and units are other features': ids only.
create table site_quality (
  day     date not null,
  site_id uuid not null,
  device  text not null check (char_length(device) <= 100),
  watched integer not null,
  poor    integer not null,
  away    integer not null,
  losses  integer not null,
  freezes integer not null,
  primary key (day, site_id, device)
);
create index site_quality_site on site_quality (site_id, day);

create table site_trouble (
  id         uuid primary key,
  meeting_id uuid not null,
  site_id    uuid not null,
  device     text not null check (char_length(device) <= 100),
  kind       text not null check (kind in ('lost', 'poor', 'unsteady')),
  since      timestamptz not null,
  seen_at    timestamptz not null,
  ended_at   timestamptz,
  taken_by   text,
  taken_at   timestamptz
);
create unique index site_trouble_open on site_trouble (meeting_id, site_id) where ended_at is null;
create index site_trouble_since on site_trouble (since desc);
