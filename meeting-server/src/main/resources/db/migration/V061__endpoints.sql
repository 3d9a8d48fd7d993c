-- Accounts of machines are not named among people.
alter table account add column machine boolean not null default false;

-- device: the register of the devices of sites. Units and accounts are other features': ids only.
create table endpoint (
  id           uuid primary key,
  site_id      uuid not null,
  name         text not null check (char_length(name) between 1 and 100),
  kind         text not null,
  serial       text not null check (char_length(serial) <= 100),
  place        text not null check (char_length(place) <= 300),
  line         text not null check (char_length(line) <= 200),
  inspected_on date,
  contact      text not null check (char_length(contact) <= 100),
  phone        text not null check (char_length(phone) <= 30),
  notes        text not null check (char_length(notes) <= 1000),
  account_id   uuid not null unique,
  added_at     timestamptz not null
);
create index endpoint_site on endpoint (site_id);

-- a code that binds one browser to it; used up by that, or by its time
create table endpoint_code (
  endpoint_id uuid primary key references endpoint on delete cascade,
  code_hash   text not null unique,
  valid_until timestamptz not null
);

-- the browser that is bound to it
create table endpoint_key (
  endpoint_id uuid primary key references endpoint on delete cascade,
  key_hash    text not null unique,
  device      text not null check (char_length(device) <= 64),
  browser     text not null check (char_length(browser) <= 80),
  enrolled_at timestamptz not null,
  last_at     timestamptz not null
);
create index endpoint_key_device on endpoint_key (device);
create index line_check_device on line_check (device, at desc);
