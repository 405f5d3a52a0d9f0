-- What the stand-in for Entra and Exchange keeps. Times are ISO 8601 in UTC with milliseconds, so they sort as text.
create table if not exists signing_keys (
  key_id text primary key,
  private_jwk text not null,
  created_at text not null
) strict;

create table if not exists sign_in_sessions (
  session_hash text primary key,
  object_id text not null,
  expires_at text not null
) strict;

create table if not exists authorization_codes (
  code_hash text primary key,
  tenant_id text not null,
  object_id text not null,
  client_id text not null,
  redirect_uri text not null,
  code_challenge text not null,
  scope text not null,
  nonce text,
  expires_at text not null
) strict;

create table if not exists refresh_tokens (
  token_hash text primary key,
  tenant_id text not null,
  object_id text not null,
  client_id text not null,
  scope text not null,
  expires_at text not null
) strict;

-- Delegated permissions that a tenant's administrator has taken away.
create table if not exists withdrawn_consents (
  entra_tenant_id text not null,
  permission text not null,
  primary key (entra_tenant_id, permission)
) strict;

-- What an app registration trusts in the place of a secret, by the thumbprint (SHA-256, base64url).
create table if not exists client_certificates (
  client_id text not null,
  thumbprint text not null,
  pem text not null,
  primary key (client_id, thumbprint)
) strict;

create table if not exists mailboxes (
  address text primary key,
  entra_tenant_id text not null,
  object_id text not null unique,
  kind text not null check (kind in ('person', 'fleet', 'equipment')),
  display_name text not null,
  time_zone text not null
) strict;

-- One row a mailbox and event: the copies of a meeting share ical_uid. `document` is the event as Graph writes it, in UTC.
create table if not exists events (
  id text primary key,
  mutable_id text not null unique,
  mailbox text not null references mailboxes (address),
  ical_uid text not null,
  transaction_id text,
  is_organizer integer not null,
  starts_at text not null,
  ends_at text not null,
  version integer not null,
  document text not null,
  unique (mailbox, ical_uid)
) strict;
create index if not exists events_by_time on events (mailbox, starts_at);
create unique index if not exists events_by_transaction on events (mailbox, transaction_id) where transaction_id is not null;

create index if not exists events_by_uid on events (ical_uid);
create index if not exists events_by_master on events (json_extract(document, '$.occurrenceOf.masterId'));

-- Every write to a calendar, in order: what delta queries tell and notifications announce. `was_start` is null at creation.
create table if not exists event_changes (
  sequence integer primary key autoincrement,
  mailbox text not null,
  event_id text not null,
  mutable_id text not null,
  was_start text,
  was_end text,
  is_deletion integer not null
) strict;
create index if not exists event_changes_by_mailbox on event_changes (mailbox, sequence);

-- What a token of a delta query stands for; the token itself says nothing.
create table if not exists delta_tokens (
  token text primary key,
  mailbox text not null,
  state text not null,
  created_at text not null
) strict;

create table if not exists subscriptions (
  id text primary key,
  entra_tenant_id text not null,
  application_id text not null,
  mailbox text not null,
  expires_at text not null,
  -- When Graph asks to authorize it again; until that is done, nothing is sent.
  reauthorize_at text not null,
  document text not null
) strict;

-- How far notifications have been sent.
create table if not exists notified_changes (
  only_row integer primary key check (only_row = 1),
  sequence integer not null
) strict;
insert or ignore into notified_changes values (1, 0);

create table if not exists messages (
  id text primary key,
  mailbox text not null references mailboxes (address),
  folder text not null check (folder in ('inbox', 'sentitems')),
  kind text not null check (kind in ('mail', 'invitation', 'update', 'cancellation', 'response', 'undeliverable')),
  received_at text not null,
  is_read integer not null default 0,
  event_id text,
  document text not null
) strict;
create index if not exists messages_by_time on messages (mailbox, folder, received_at desc);

-- What an equipment mailbox has received and not yet answered; kept so that a restart goes on with it.
create table if not exists equipment_requests (
  id integer primary key autoincrement,
  mailbox text not null references mailboxes (address),
  ical_uid text not null,
  unique (mailbox, ical_uid)
) strict;

-- Who has the app in Teams, and the chat with its bot that comes with it.
create table if not exists app_installations (
  id text primary key,
  object_id text not null unique,
  chat_id text not null unique
) strict;

-- What stands in somebody's activity feed and in those chats; `document` is as it was sent.
create table if not exists feed_activities (
  id integer primary key autoincrement,
  object_id text not null,
  received_at text not null,
  document text not null
) strict;
create table if not exists chat_messages (
  id text primary key,
  chat_id text not null references app_installations (chat_id),
  sent_at text not null,
  document text not null
) strict;

-- Counts every change of anything shown; the mailbox page asks for it to know whether to load again.
create table if not exists change_counter (
  only_row integer primary key check (only_row = 1),
  value integer not null
) strict;
insert or ignore into change_counter values (1, 0);
