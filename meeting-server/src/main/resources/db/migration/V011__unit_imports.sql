-- Previews that wait to be applied: the files as they came and the fingerprint of what was shown.
create table unit_import (
    token uuid primary key,
    made_at timestamptz not null,
    units bytea not null,
    predecessors bytea,
    valid_from date not null,
    fingerprint text not null
);
