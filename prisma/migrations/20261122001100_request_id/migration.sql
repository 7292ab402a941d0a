-- The request that brought an act, beside it and not in the chain: a log line and an act find each other.
ALTER TABLE command_receipt ADD COLUMN request_id text CHECK (request_id ~ '^[A-Za-z0-9._-]{8,64}$');
CREATE INDEX command_receipt_by_request ON command_receipt (request_id) WHERE request_id IS NOT NULL;
