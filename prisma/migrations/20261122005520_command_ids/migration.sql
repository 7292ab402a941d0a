-- The ids of what the clock does are worked out from what is known to all (UUID version 5): whoever claimed one first would
-- keep it from being done. A person's act has another; those already recorded stay as they are.
ALTER TABLE command_receipt ADD CONSTRAINT version_5_is_of_the_clock
  CHECK (actor_id = '00000000-0000-0000-0000-000000000000' OR substr(command_id::text, 15, 1) <> '5') NOT VALID;
