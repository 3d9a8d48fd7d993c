-- By it servers on one database know each other. It guards nothing that whoever reads the database
-- could not have anyway.
CREATE TABLE node_secret (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  secret   text NOT NULL
);
INSERT INTO node_secret (secret) VALUES (gen_random_uuid()::text || gen_random_uuid()::text);
