import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protect.js';

/**
 * Calendars of people: the accounts they are read through, what was read, and what of ours stands in them. All of it
 * belongs to one seat; nobody else of the workspace sees it, not even its owner, who sees when somebody is busy.
 */
export class Calendars1763769800000 implements MigrationInterface {
  name = 'Calendars1763769800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACCOUNTS);
    await runner.query(MIRROR);
    await runner.query(LINKS);
    await runner.query(FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.busy_times, affianco.due_pulls, affianco.due_pushes, affianco.due_channels,
        affianco.channel_of;
      DROP TABLE affianco.sync_issue, affianco.sync_outbox, affianco.event_link, affianco.external_occurrence,
        affianco.external_event, affianco.watch_channel, affianco.sync_cursor, affianco.calendar,
        affianco.calendar_connection;
    `);
  }
}

const OWN = `seat_id = (SELECT affianco.seat()) OR (SELECT affianco.role()) = 'system'`;

const ACCOUNTS = `
  CREATE TABLE affianco.calendar_connection (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    member_id uuid,
    contact_id uuid,
    seat_id uuid NOT NULL GENERATED ALWAYS AS (coalesce(member_id, contact_id)) STORED,
    provider text NOT NULL CHECK (provider IN ('google', 'caldav', 'ics')),
    -- What says that it is the same account: Google's sub, the address of a principal, the hash of a feed's address.
    account_key text NOT NULL CHECK (length(account_key) BETWEEN 1 AND 2000),
    -- As its owner knows it: an address, a user's name, the name of a feed.
    account_name text NOT NULL CHECK (length(account_name) BETWEEN 1 AND 320),
    -- Sealed with AES-256-GCM under the key that is named; gone once disconnected.
    credentials bytea,
    key_id text,
    -- Counts renewals, so that of two at once one wins.
    credentials_version integer NOT NULL DEFAULT 1,
    scopes text[] NOT NULL DEFAULT '{}',
    status text NOT NULL CHECK (status IN ('active', 'needs_reauth', 'insufficient_scope', 'paused', 'disconnected')),
    -- A word for why it is not active.
    reason text,
    -- The account asked for patience: nothing is asked of it before.
    retry_at timestamptz,
    failures integer NOT NULL DEFAULT 0,
    failing_since timestamptz,
    created_at timestamptz NOT NULL,
    disconnected_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    UNIQUE (workspace_id, id),
    UNIQUE (workspace_id, seat_id, provider, account_key),
    CHECK (num_nonnulls(member_id, contact_id) = 1),
    CHECK ((credentials IS NULL) = (key_id IS NULL)),
    CHECK ((status = 'disconnected') = (disconnected_at IS NOT NULL)),
    CHECK (status <> 'disconnected' OR credentials IS NULL),
    FOREIGN KEY (workspace_id, member_id) REFERENCES affianco.member (workspace_id, id),
    FOREIGN KEY (workspace_id, contact_id) REFERENCES affianco.contact (workspace_id, id)
  );
  ${protect('calendar_connection', 'workspace', 'everybody', OWN)}

  CREATE TABLE affianco.calendar (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    external_id text NOT NULL CHECK (external_id <> 'primary' AND length(external_id) BETWEEN 1 AND 2000),
    name text NOT NULL,
    colour text,
    time_zone text,
    role text NOT NULL CHECK (role IN ('owner', 'writer', 'reader', 'busy_reader')),
    -- Null: not tried yet.
    push_supported boolean,
    read_mode text NOT NULL DEFAULT 'off' CHECK (read_mode IN ('off', 'busy', 'details')),
    -- What is planned here is written there; one of somebody's calendars at most.
    is_target boolean NOT NULL DEFAULT false,
    -- Made by the product for what it writes.
    is_ours boolean NOT NULL DEFAULT false,
    -- Whose appointments its events are, unless their guests say otherwise.
    client_id uuid,
    -- What is written there names no client: others look at it too.
    generic_titles boolean NOT NULL DEFAULT false,
    removed_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    UNIQUE (workspace_id, id),
    UNIQUE (connection_id, external_id),
    CHECK (NOT (is_target AND removed_at IS NOT NULL)),
    FOREIGN KEY (workspace_id, connection_id) REFERENCES affianco.calendar_connection (workspace_id, id),
    FOREIGN KEY (workspace_id, client_id) REFERENCES affianco.client (workspace_id, id)
  );
  CREATE UNIQUE INDEX calendar_one_target ON affianco.calendar (workspace_id, seat_id) WHERE is_target;
  -- Not audited: an owner reads the audit, and what somebody's calendars are called is theirs.
  ${protect('calendar', 'workspace', 'everybody', OWN)}

  CREATE TABLE affianco.sync_cursor (
    calendar_id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    token text,
    -- Of the question that the token belongs to; another question needs another token.
    params_hash text,
    -- Counts full readings: what was not seen in the last one may be gone.
    generation integer NOT NULL DEFAULT 1,
    -- Whoever reads or writes this calendar holds it, so that the two do not cross.
    lease_id uuid,
    lease_until timestamptz,
    -- Somebody said that there is something new: a notification, a press of the button.
    requested_at timestamptz,
    last_success_at timestamptz,
    last_full_at timestamptz,
    -- No further full reading before (F5).
    full_not_before timestamptz,
    full_delay_minutes integer NOT NULL DEFAULT 0,
    failures integer NOT NULL DEFAULT 0,
    -- When it is read next; null: not at all.
    next_pull_at timestamptz,
    problem text,
    FOREIGN KEY (workspace_id, calendar_id) REFERENCES affianco.calendar (workspace_id, id)
  );
  CREATE INDEX sync_cursor_due ON affianco.sync_cursor (next_pull_at) WHERE next_pull_at IS NOT NULL;
  ${protect('sync_cursor', 'workspace', 'everybody', OWN)}

  CREATE TABLE affianco.watch_channel (
    -- What the provider calls the channel.
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    calendar_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    resource_id text,
    token_hash bytea NOT NULL CHECK (octet_length(token_hash) = 32),
    state text NOT NULL CHECK (state IN ('opening', 'active', 'stopping', 'stopped')),
    opened_at timestamptz NOT NULL,
    expires_at timestamptz,
    last_number bigint,
    last_at timestamptz,
    -- When it is to be renewed, or to be stopped.
    next_at timestamptz,
    FOREIGN KEY (workspace_id, calendar_id) REFERENCES affianco.calendar (workspace_id, id)
  );
  CREATE INDEX watch_channel_due ON affianco.watch_channel (next_at) WHERE next_at IS NOT NULL;
  CREATE INDEX watch_channel_calendar ON affianco.watch_channel (workspace_id, calendar_id);
  ${protect('watch_channel', 'workspace', 'everybody', OWN)}`;

const MIRROR = `
  -- What was read. An all-day event has days and no instants: date in, date out (F17).
  CREATE TABLE affianco.external_event (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    calendar_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    external_id text NOT NULL,
    ical_uid text,
    kind text NOT NULL CHECK (kind IN ('single', 'master', 'exception')),
    -- Of an exception: its series, and when that occurrence would have begun (a day, or an instant in UTC).
    master_external_id text,
    original_start text,
    status text NOT NULL CHECK (status IN ('confirmed', 'tentative', 'cancelled')),
    starts_at timestamptz,
    ends_at timestamptz,
    starts_on date,
    -- Not included.
    ends_on date,
    time_zone text,
    -- RRULE, RDATE, EXDATE lines of a master.
    recurrence text[] NOT NULL DEFAULT '{}',
    -- Null where the calendar shows when somebody is busy, and no more.
    title text,
    location text,
    attendees jsonb,
    visibility text NOT NULL CHECK (visibility IN ('default', 'public', 'private', 'confidential')),
    transparent boolean NOT NULL,
    my_response text CHECK (my_response IN ('needs_action', 'accepted', 'tentative', 'declined')),
    event_type text NOT NULL,
    etag text,
    -- Of its canonical form.
    hash text NOT NULL,
    -- Carries our mark: never a candidate, whatever became of its link.
    is_ours boolean NOT NULL,
    seen_generation integer NOT NULL,
    changed_at timestamptz NOT NULL,
    deleted_at timestamptz,
    UNIQUE (workspace_id, id),
    UNIQUE (calendar_id, external_id),
    CHECK (num_nonnulls(starts_at, starts_on) <= 1),
    CHECK (kind <> 'exception' OR (master_external_id IS NOT NULL AND original_start IS NOT NULL)),
    FOREIGN KEY (workspace_id, calendar_id) REFERENCES affianco.calendar (workspace_id, id)
  );
  CREATE INDEX external_event_series ON affianco.external_event (calendar_id, master_external_id)
    WHERE master_external_id IS NOT NULL;
  CREATE INDEX external_event_unseen ON affianco.external_event (calendar_id, seen_generation);
  ${protect('external_event', 'workspace', 'everybody', OWN)}

  -- What happens when, of the last 60 and the next 400 days; made anew from the events every night (F8).
  CREATE TABLE affianco.external_occurrence (
    workspace_id uuid NOT NULL,
    calendar_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    event_id uuid NOT NULL,
    -- Which one of its series, by when it would have begun; that of a single one is its own start.
    original_start text NOT NULL,
    -- Of an all-day event: its days in the zone of the calendar.
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    starts_on date,
    ends_on date,
    -- Whether somebody cannot do anything else meanwhile.
    busy boolean NOT NULL,
    PRIMARY KEY (event_id, original_start),
    CHECK (ends_at >= starts_at),
    FOREIGN KEY (workspace_id, event_id) REFERENCES affianco.external_event (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, calendar_id) REFERENCES affianco.calendar (workspace_id, id)
  );
  CREATE INDEX external_occurrence_time ON affianco.external_occurrence (workspace_id, seat_id, starts_at, ends_at);
  ${protect('external_occurrence', 'workspace', 'everybody', OWN)}`;

const LINKS = `
  -- That something of ours stands in a calendar, under an id that is used once (F10, F11).
  CREATE TABLE affianco.event_link (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    calendar_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    noun text NOT NULL CHECK (noun IN ('task', 'time_block', 'appointment')),
    record_id uuid NOT NULL,
    external_id text NOT NULL,
    etag text,
    -- What both sides last agreed on, and its hash; null until it was written for the first time.
    base jsonb,
    base_hash text,
    -- detached: a person took it out of the calendar, and it is not put back behind their back (F12).
    state text NOT NULL CHECK (state IN ('pending', 'synced', 'conflict', 'detached')),
    created_at timestamptz NOT NULL,
    -- No longer in use; kept so that what arrives late makes nothing anew.
    tombstoned_at timestamptz,
    UNIQUE (workspace_id, id),
    UNIQUE (calendar_id, external_id),
    FOREIGN KEY (workspace_id, calendar_id) REFERENCES affianco.calendar (workspace_id, id)
  );
  CREATE UNIQUE INDEX event_link_one ON affianco.event_link (calendar_id, noun, record_id) WHERE tombstoned_at IS NULL;
  CREATE INDEX event_link_record ON affianco.event_link (workspace_id, noun, record_id);
  ${protect('event_link', 'workspace', 'everybody', OWN)}

  -- What is to be written, in the transaction that changed it; the newest state is read when it is written.
  CREATE TABLE affianco.sync_outbox (
    link_id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    calendar_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    op text NOT NULL CHECK (op IN ('write', 'remove')),
    -- Counts orders: what was ordered again while it was being written is written again.
    ordered integer NOT NULL DEFAULT 1,
    ordered_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL,
    problem text,
    FOREIGN KEY (workspace_id, link_id) REFERENCES affianco.event_link (workspace_id, id),
    FOREIGN KEY (workspace_id, calendar_id) REFERENCES affianco.calendar (workspace_id, id)
  );
  CREATE INDEX sync_outbox_due ON affianco.sync_outbox (calendar_id, next_attempt_at);
  ${protect('sync_outbox', 'workspace', 'everybody', OWN)}

  -- What a person should know, with what can be done about it.
  CREATE TABLE affianco.sync_issue (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    calendar_id uuid,
    link_id uuid,
    kind text NOT NULL CHECK (kind IN ('conflict', 'unscheduled', 'refused', 'failing', 'needs_reauth', 'needs_consent',
      'emptied', 'removed')),
    facts jsonb NOT NULL CHECK (jsonb_typeof(facts) = 'object'),
    created_at timestamptz NOT NULL,
    resolved_at timestamptz,
    resolution text CHECK (resolution IN ('undone', 'put_back', 'dismissed', 'solved')),
    version integer NOT NULL DEFAULT 1,
    UNIQUE (workspace_id, id),
    CHECK ((resolved_at IS NULL) = (resolution IS NULL)),
    FOREIGN KEY (workspace_id, connection_id) REFERENCES affianco.calendar_connection (workspace_id, id),
    FOREIGN KEY (workspace_id, calendar_id) REFERENCES affianco.calendar (workspace_id, id),
    FOREIGN KEY (workspace_id, link_id) REFERENCES affianco.event_link (workspace_id, id)
  );
  -- Told once, however often it is met again.
  CREATE UNIQUE INDEX sync_issue_once ON affianco.sync_issue
    (connection_id, kind, coalesce(link_id, calendar_id, connection_id)) WHERE resolved_at IS NULL;
  ${protect('sync_issue', 'workspace', 'everybody', OWN)}`;

const FUNCTIONS = `
  GRANT SELECT ON affianco.sync_cursor, affianco.sync_outbox, affianco.watch_channel, affianco.external_occurrence,
    affianco.calendar, affianco.calendar_connection TO affianco_lookup;

  -- When seats of the caller's workspace are busy: times and nothing else, whoever asks.
  CREATE FUNCTION affianco.busy_times(seats uuid[], since timestamptz, until timestamptz)
    RETURNS TABLE (seat_id uuid, starts_at timestamptz, ends_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT o.seat_id, o.starts_at, o.ends_at FROM external_occurrence o
      JOIN calendar c ON c.id = o.calendar_id
      WHERE o.workspace_id = workspace() AND o.seat_id = ANY (seats) AND o.busy
        AND c.read_mode <> 'off' AND c.removed_at IS NULL
        AND o.starts_at < until AND o.ends_at > since
      ORDER BY o.starts_at, o.ends_at
    $$;

  CREATE FUNCTION affianco.due_pulls(at timestamptz) RETURNS TABLE (workspace_id uuid, calendar_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT s.workspace_id, s.calendar_id FROM sync_cursor s
      JOIN calendar c ON c.id = s.calendar_id
      JOIN calendar_connection a ON a.id = c.connection_id
      WHERE s.next_pull_at <= at AND a.status = 'active' AND (a.retry_at IS NULL OR a.retry_at <= at)
        AND (s.lease_until IS NULL OR s.lease_until <= at)
      ORDER BY s.next_pull_at LIMIT 1000
    $$;

  -- Of each calendar: what is written to it is written by one.
  CREATE FUNCTION affianco.due_pushes(at timestamptz) RETURNS TABLE (workspace_id uuid, calendar_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT o.workspace_id, o.calendar_id FROM sync_outbox o
      JOIN calendar c ON c.id = o.calendar_id
      JOIN calendar_connection a ON a.id = c.connection_id
      WHERE o.next_attempt_at <= at AND a.status = 'active' AND (a.retry_at IS NULL OR a.retry_at <= at)
      GROUP BY o.workspace_id, o.calendar_id ORDER BY min(o.next_attempt_at) LIMIT 1000
    $$;

  CREATE FUNCTION affianco.due_channels(at timestamptz) RETURNS TABLE (workspace_id uuid, channel_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT w.workspace_id, w.id FROM watch_channel w WHERE w.next_at <= at ORDER BY w.next_at LIMIT 1000
    $$;

  -- A notification names its channel and nothing else.
  CREATE FUNCTION affianco.channel_of(named uuid) RETURNS TABLE (workspace_id uuid, calendar_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT w.workspace_id, w.calendar_id FROM watch_channel w WHERE w.id = named
    $$;

  GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
  ALTER FUNCTION affianco.busy_times OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.due_pulls OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.due_pushes OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.due_channels OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.channel_of OWNER TO affianco_lookup;
  REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;`;
