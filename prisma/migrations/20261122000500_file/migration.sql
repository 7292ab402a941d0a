-- Files received from people, kept by their content: the row says what came in, from whom, and its SHA-256.

CREATE TABLE stored_file (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  sha256 char(64) NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint NOT NULL CHECK (bytes > 0),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200 AND name !~ '[/\\]'),
  media_type text NOT NULL CHECK (media_type ~ '^[a-z]+/[a-z0-9.+-]+$'),
  party_id uuid NOT NULL,
  uploaded_by uuid NOT NULL,
  uploaded_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, id, sha256),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, uploaded_by) REFERENCES member (project_id, id)
);
CALL aval_govern('stored_file', 'append');
CREATE INDEX stored_file_by_party ON stored_file (project_id, party_id, uploaded_at DESC);
