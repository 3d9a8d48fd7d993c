-- The audit trail: added to, read, and never changed, whoever asks.
create table audit_entry (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    account_id uuid,
    actor text not null,
    -- the unit that the entry concerns, by which readers are scoped; null for the system's own
    unit_id uuid,
    kind text not null,
    subject text not null,
    details jsonb not null,
    address text,
    folded text not null
);
create index audit_entry_at on audit_entry (at);
create index audit_entry_kind on audit_entry (kind, at);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function refuse_audit_change();
create trigger audit_entry_not_truncated before truncate on audit_entry
    for each statement execute function refuse_audit_change();
