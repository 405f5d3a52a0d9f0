-- The card in a managers' channel that shows what waits for a decision.
alter table manager_channels
  -- Of what waited when the channel was told last: another one means another queue.
  add queue_fingerprint text,
  -- As the chat platform names the message; null before the first.
  add queue_activity_id text check (length(queue_activity_id) between 1 and 500),
  add queue_posted_at timestamptz;
