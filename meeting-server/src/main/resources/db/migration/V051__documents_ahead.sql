-- A room's PC fetches documents before the meeting: that it has them is the unit's receipt, that the
-- bytes left is a reading of its own kind, which nobody has read with.
alter table document_receipt add column kept_at timestamptz;
alter table document_reading drop constraint document_reading_kind_check;
alter table document_reading add constraint document_reading_kind_check
  check (kind in ('opened', 'downloaded', 'fetched-ahead'));
