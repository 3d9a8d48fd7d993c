-- People who can sign in, and their roles in units.
create table account (
    id uuid primary key,
    login text not null unique check (login = lower(login)),
    name text not null,
    given_name text not null,
    position text not null,
    unit_id uuid not null references unit (id),
    password_hash text not null,
    must_change_password boolean not null,
    disabled boolean not null default false,
    -- raised to end every session that was opened before
    epoch integer not null default 0,
    language text not null default 'vi',
    large_type boolean not null default false,
    -- login, name and position without accents, for search
    folded text not null,
    created_at timestamptz not null
);
create index account_unit on account (unit_id);

create table account_role (
    account_id uuid not null references account (id),
    role text not null,
    unit_id uuid not null references unit (id),
    primary key (account_id, role, unit_id)
);
create index account_role_unit on account_role (unit_id);
