-- Six digits given by telephone: one site, one meeting, half an hour.
create table entry_code (
    id uuid primary key,
    meeting_id uuid not null,
    site_id uuid not null references unit (id),
    code_hash text not null,
    given_by uuid references account (id),
    given_at timestamptz not null,
    valid_until timestamptz not null,
    wrong_tries integer not null default 0
);
create index entry_code_site on entry_code (site_id, valid_until);
