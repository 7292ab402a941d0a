-- The outbox is no archive: the sender forgets what has served. Only the sender (aval.outbox = on) may remove.
CREATE POLICY sender_forgets ON delivery FOR DELETE TO aval_app USING (current_setting('aval.outbox', true) = 'on');
GRANT DELETE ON delivery TO aval_app;
