-- device: what an endpoint last said of itself, and what is asked of endpoints. An endpoint's row
-- goes with it; an order stays for its counts.
create table endpoint_live (
  endpoint_id uuid primary key references endpoint on delete cascade,
  at          timestamptz not null,
  place       text not null check (place in ('waiting', 'line-check', 'meeting', 'showing')),
  software    text not null check (char_length(software) <= 40),
  browser     text not null check (char_length(browser) <= 40)
) with (fillfactor = 70);

create table endpoint_order (
  id      uuid primary key,
  what    text not null check (what in ('message', 'reload')),
  text    text not null check (char_length(text) <= 500),
  to_name text not null,
  by_name text not null,
  at      timestamptz not null,
  until   timestamptz not null
);
create index endpoint_order_at on endpoint_order (at desc);

create table endpoint_order_to (
  order_id    uuid not null references endpoint_order on delete cascade,
  endpoint_id uuid not null references endpoint on delete cascade,
  due_at      timestamptz not null,
  told_at     timestamptz,
  done_at     timestamptz,
  primary key (order_id, endpoint_id)
);
create index endpoint_order_open on endpoint_order_to (endpoint_id) where done_at is null;
