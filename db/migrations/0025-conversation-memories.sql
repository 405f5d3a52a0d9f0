-- What somebody has said to the bot that waits for its other half, by person and conversation. It is short-lived.
create table conversation_memories (
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  user_id uuid not null,
  -- As the chat platform names it.
  conversation_id text not null check (length(conversation_id) between 1 and 500),
  value jsonb not null check (length(value::text) <= 20000),
  version integer not null default 1,
  expires_at timestamptz not null,
  primary key (tenant_id, user_id, conversation_id),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
create index conversation_memories_expired on conversation_memories (tenant_id, expires_at);
call protect_tenant_table('conversation_memories');
grant select, insert, update, delete on conversation_memories to fleet_app;
