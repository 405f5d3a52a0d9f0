-- What Entra gave us to act for a person who is signed in: MSAL's cache, encrypted by the application, one for each token
-- that a tab has sent. It ends with that token.
create table delegated_tokens (
  tenant_id uuid not null default current_tenant_id() references tenants (id),
  -- Of the token that the tab sent; the token itself is not kept.
  token_sha256 bytea not null check (octet_length(token_sha256) = 32),
  user_id uuid not null,
  sealed bytea not null check (octet_length(sealed) <= 65536),
  expires_at timestamptz not null,
  primary key (tenant_id, token_sha256),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
create index delegated_tokens_expiry on delegated_tokens (tenant_id, expires_at);
call protect_tenant_table('delegated_tokens');
grant select, insert, update, delete on delegated_tokens to fleet_app;
