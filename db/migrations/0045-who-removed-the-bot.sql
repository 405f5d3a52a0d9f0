-- Whoever removed the bot is not written to in their chat any more, nor is the bot put there for them again; whoever never had
-- it may get it.
alter table conversation_references add column removed_at timestamptz;
