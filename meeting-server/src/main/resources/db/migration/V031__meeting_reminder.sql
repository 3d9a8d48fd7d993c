-- When the people called to a meeting were reminded of it.
ALTER TABLE meeting ADD COLUMN reminded_at timestamptz;

-- Items keep their ids when they change places, so two may share a number within a transaction.
ALTER TABLE meeting_agenda_item
  DROP CONSTRAINT meeting_agenda_item_meeting_id_number_key,
  ADD CONSTRAINT meeting_agenda_item_number UNIQUE (meeting_id, number)
    DEFERRABLE INITIALLY DEFERRED;
