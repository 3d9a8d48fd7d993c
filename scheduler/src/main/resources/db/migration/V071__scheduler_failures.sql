-- Runs of handlers that threw, for the people who run the system.
CREATE TABLE scheduler_failure (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key      text NOT NULL,
  handler  text NOT NULL,
  due      timestamptz NOT NULL,
  attempt  integer NOT NULL,
  at       timestamptz NOT NULL,
  error    text NOT NULL,
  retry_at timestamptz
);
CREATE INDEX scheduler_failure_at ON scheduler_failure (at);
