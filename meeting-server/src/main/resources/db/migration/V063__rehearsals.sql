-- meeting: a rehearsal of a planned meeting has a room of its own; it is gone when it ends.
create table meeting_rehearsal (
  id          uuid primary key,
  meeting_id  uuid not null unique references meeting on delete cascade,
  phase       text not null check (phase in ('line-check', 'live', 'recess', 'closed')),
  phase_since timestamptz not null,
  begun_at    timestamptz not null,
  until       timestamptz not null,
  by_name     text not null
);

-- room: what was decided in a rehearsal is deleted with it; every other journal stays append-only.
alter table room add column rehearsal boolean not null default false;

create or replace function refuse_journal_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
     and exists (select from room r where r.meeting_id = old.meeting_id and r.rehearsal) then
    return old;
  end if;
  raise exception 'the journal is append-only';
end $$;

create function refuse_other_kind() returns trigger language plpgsql as $$
begin
  raise exception 'a room does not become a rehearsal, nor a rehearsal a room';
end $$;
create trigger room_kind before update of rehearsal on room
  for each row when (old.rehearsal is distinct from new.rehearsal)
  execute function refuse_other_kind();
