-- The unit tree. A unit has an id of our own for life; what it is called and where it stands
-- holds for a period of validity.
create extension if not exists btree_gist;

create table unit (
    id uuid primary key
);

create table unit_period (
    unit_id uuid not null references unit (id),
    code text not null,
    name text not null,
    level text not null,
    parent_id uuid references unit (id),
    sort integer not null,
    valid_from date not null,
    valid_to date,
    primary key (unit_id, valid_from),
    -- an empty period is what an import of the same day took back
    check (valid_to is null or valid_to >= valid_from),
    check (parent_id is null or parent_id <> unit_id),
    constraint unit_code_once exclude using gist (code with =, daterange(valid_from, valid_to) with &&),
    constraint unit_state_once exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&)
);
create index unit_period_parent on unit_period (parent_id);

create table unit_level (
    level text not null,
    valid_from date not null,
    rank integer not null,
    name text not null,
    name_en text not null,
    primary key (level, valid_from)
);
insert into unit_level (level, valid_from, rank, name, name_en) values
    ('national', date '0001-01-01', 100, 'cả nước', 'country'),
    ('province', date '0001-01-01', 200, 'tỉnh, thành phố', 'provinces and cities'),
    ('city', date '0001-01-01', 200, 'thành phố', 'city'),
    ('department', date '0001-01-01', 300, 'sở, ban, ngành', 'departments'),
    ('cluster', date '0001-01-01', 400, 'cụm', 'clusters'),
    ('district', date '0001-01-01', 500, 'quận, huyện, thị xã', 'districts'),
    ('commune', date '0001-01-01', 600, 'xã, phường, thị trấn', 'communes, wards and townships'),
    ('commune', date '2025-07-01', 600, 'xã, phường, đặc khu', 'communes, wards and special zones');

create table unit_predecessor (
    successor_id uuid not null references unit (id),
    old_code text not null,
    old_name text not null,
    old_parents text not null,
    predecessor_id uuid references unit (id),
    primary key (successor_id, old_code)
);
create index unit_predecessor_former on unit_predecessor (predecessor_id);

-- Counts every change of the tree, so that other nodes notice; its one row is the lock of imports.
create table unit_tree_version (
    the_only_row boolean primary key default true check (the_only_row),
    version bigint not null
);
insert into unit_tree_version (version) values (1);
