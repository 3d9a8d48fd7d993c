-- How many attempts failed, per account, per unit of an entry code, per address.
create table sign_in_throttle (
    key text primary key,
    failures integer not null,
    since timestamptz not null,
    last_at timestamptz not null,
    blocked_until timestamptz not null
);
create index sign_in_throttle_last on sign_in_throttle (last_at);
