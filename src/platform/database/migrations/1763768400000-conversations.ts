import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

/** What people are told (notices, and how they want to hear of them), and what they say about a task. */
export class Conversations1763768400000 implements MigrationInterface {
  name = 'Conversations1763768400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NARROWER_EVENTS);
    await runner.query(NOTICES);
    await runner.query(NOTICE_FUNCTIONS);
    await runner.query(CONVERSATIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.expired_attachments;
      DROP TABLE affianco.attachment, affianco.comment_edit, affianco.comment;
      DROP FUNCTION affianco.forget_notices, affianco.due_digests, affianco.wants_mail, affianco.take_back_notices, affianco.tell_notices;
      DROP TABLE affianco.notice_preference, affianco.notice;
      DROP POLICY reading ON affianco.event;
      ALTER TABLE affianco.event DROP COLUMN members_only, DROP COLUMN seat_id;
      CREATE POLICY reading ON affianco.event FOR SELECT USING (workspace_id = (SELECT affianco.workspace())
        AND ((SELECT affianco.sees_all()) OR engagement_id = ANY ((SELECT affianco.engagements())::uuid[])));
    `);
  }
}

/** An event may be one seat's alone, or the members': a contact is not told that something internal was said. */
const NARROWER_EVENTS = `
  ALTER TABLE affianco.event ADD COLUMN seat_id uuid, ADD COLUMN members_only boolean NOT NULL DEFAULT false;
  DROP POLICY reading ON affianco.event;
  CREATE POLICY reading ON affianco.event FOR SELECT USING (workspace_id = (SELECT affianco.workspace())
    AND CASE WHEN seat_id IS NOT NULL THEN seat_id = (SELECT affianco.seat())
      ELSE (NOT members_only OR (SELECT affianco.is_member()))
        AND ((SELECT affianco.sees_all()) OR engagement_id = ANY ((SELECT affianco.engagements())::uuid[])) END);
`;

/** A notice is read by its recipient alone, and by them only while its engagement is in their reach. */
const OWN_NOTICE = `(SELECT affianco.role()) = 'system' OR (seat_id = (SELECT affianco.seat()) AND (engagement_id IS NULL
  OR (SELECT affianco.sees_all()) OR engagement_id = ANY ((SELECT affianco.engagements())::uuid[])))`;

const NOTICES = `
  CREATE TABLE affianco.notice (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL REFERENCES affianco.workspace,
    member_id uuid,
    contact_id uuid,
    seat_id uuid NOT NULL GENERATED ALWAYS AS (coalesce(member_id, contact_id)) STORED,
    kind text NOT NULL,
    noun text NOT NULL CHECK (noun IN ('task', 'deliverable', 'client')),
    subject_id uuid NOT NULL,
    title text NOT NULL CHECK (length(title) <= 200),
    by_name text NOT NULL DEFAULT '' CHECK (length(by_name) <= 200),
    said text NOT NULL DEFAULT '' CHECK (length(said) <= 500),
    state text CHECK (length(state) <= 40),
    source_id uuid,
    times integer NOT NULL DEFAULT 1,
    engagement_id uuid,
    client_id uuid,
    first_at timestamptz NOT NULL,
    at timestamptz NOT NULL,
    read_at timestamptz,
    -- When a mail is due that tells it; null: none is, or none any more.
    mail_at timestamptz,
    mailed_at timestamptz,
    digest_id uuid,
    CHECK (num_nonnulls(member_id, contact_id) = 1),
    FOREIGN KEY (workspace_id, member_id) REFERENCES affianco.member (workspace_id, id),
    FOREIGN KEY (workspace_id, contact_id) REFERENCES affianco.contact (workspace_id, id),
    FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id),
    FOREIGN KEY (workspace_id, client_id) REFERENCES affianco.client (workspace_id, id)
  );
  CREATE INDEX notice_order ON affianco.notice (workspace_id, seat_id, at DESC, id DESC);
  CREATE INDEX notice_unread ON affianco.notice (workspace_id, seat_id, kind, subject_id) WHERE read_at IS NULL;
  CREATE INDEX notice_mail ON affianco.notice (mail_at) WHERE mail_at IS NOT NULL;
  CREATE INDEX notice_digest ON affianco.notice (digest_id) WHERE digest_id IS NOT NULL;
  CREATE INDEX notice_source ON affianco.notice (workspace_id, source_id) WHERE source_id IS NOT NULL;
  ${protect('notice', 'workspace', 'everybody', OWN_NOTICE)}
  REVOKE INSERT, DELETE ON affianco.notice FROM affianco_app;

  -- Only what somebody chose; everything else is as the product proposes.
  CREATE TABLE affianco.notice_preference (
    workspace_id uuid NOT NULL REFERENCES affianco.workspace,
    seat_id uuid NOT NULL,
    kind text NOT NULL,
    mail text NOT NULL CHECK (mail IN ('digest', 'none')),
    PRIMARY KEY (workspace_id, seat_id, kind)
  );
  ${protect('notice_preference', 'workspace', 'everybody', "seat_id = (SELECT affianco.seat()) OR (SELECT affianco.role()) = 'system'")}
`;

/**
 * What is done for other seats, which the actor cannot see: as `affianco_lookup`, and only within the actor's own
 * workspace and reach.
 */
const NOTICE_FUNCTIONS = `
  CREATE FUNCTION affianco.tell_notices(ids uuid[], members uuid[], contacts uuid[], facts jsonb, told_at timestamptz,
      merged_since timestamptz, member_mail_at timestamptz, contact_mail_at timestamptz) RETURNS SETOF uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
  DECLARE
    recipient record;
    about uuid := (facts ->> 'engagementId')::uuid;
  BEGIN
    IF about IS NOT NULL AND NOT (sees_all() OR about = ANY (coalesce(engagements(), '{}'))) THEN
      RAISE EXCEPTION 'the engagement is not in reach' USING ERRCODE = '42501';
    END IF;
    FOR recipient IN
      SELECT seat, place <= cardinality(members) AS is_member, ids[place] AS id
      FROM unnest(members || contacts) WITH ORDINALITY AS list (seat, place) ORDER BY seat
    LOOP
      -- Two who tell the same person the same thing at once wait for each other, and make one notice.
      PERFORM pg_advisory_xact_lock(hashtextextended(recipient.seat::text || (facts ->> 'kind') || (facts ->> 'subjectId'), 0));
      UPDATE notice SET title = facts ->> 'title', by_name = facts ->> 'by', said = facts ->> 'text',
          state = facts ->> 'state', source_id = (facts ->> 'sourceId')::uuid, times = times + 1, at = told_at
        WHERE workspace_id = workspace() AND seat_id = recipient.seat AND kind = facts ->> 'kind'
          AND subject_id = (facts ->> 'subjectId')::uuid AND engagement_id IS NOT DISTINCT FROM about
          AND read_at IS NULL AND mailed_at IS NULL AND first_at > merged_since;
      IF NOT FOUND THEN
        INSERT INTO notice (id, workspace_id, member_id, contact_id, kind, noun, subject_id, title, by_name, said, state,
          source_id, engagement_id, client_id, first_at, at, mail_at)
        VALUES (recipient.id, workspace(), CASE WHEN recipient.is_member THEN recipient.seat END,
          CASE WHEN NOT recipient.is_member THEN recipient.seat END, facts ->> 'kind', facts ->> 'noun',
          (facts ->> 'subjectId')::uuid, facts ->> 'title', facts ->> 'by', facts ->> 'text', facts ->> 'state',
          (facts ->> 'sourceId')::uuid, about, (facts ->> 'clientId')::uuid, told_at, told_at,
          CASE WHEN wants_mail(recipient.seat, facts ->> 'kind')
            THEN CASE WHEN recipient.is_member THEN member_mail_at ELSE contact_mail_at END END);
      END IF;
      RETURN NEXT recipient.seat;
    END LOOP;
  END $$;

  -- What is gone is told no more: a notice of this alone goes, one of several things keeps quiet about what was said.
  -- What was put otherwise is told so.
  CREATE FUNCTION affianco.take_back_notices(source uuid, instead text) RETURNS TABLE (seat_id uuid, engagement_id uuid)
    LANGUAGE sql SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      WITH ours AS (
        SELECT n.id, instead IS NULL AND n.times = 1 AS gone FROM notice n WHERE n.workspace_id = workspace()
          AND n.source_id = source AND (sees_all() OR n.engagement_id = ANY (coalesce(engagements(), '{}')))
      ), gone AS (
        DELETE FROM notice n USING ours WHERE n.id = ours.id AND ours.gone RETURNING n.seat_id, n.engagement_id
      ), otherwise AS (
        UPDATE notice n SET said = coalesce(instead, ''), source_id = CASE WHEN instead IS NULL THEN NULL ELSE n.source_id END
          FROM ours WHERE n.id = ours.id AND NOT ours.gone RETURNING n.seat_id, n.engagement_id
      )
      SELECT * FROM gone UNION SELECT * FROM otherwise
    $$;

  CREATE FUNCTION affianco.wants_mail(whose uuid, about text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT NOT EXISTS (SELECT FROM notice_preference
        WHERE workspace_id = workspace() AND seat_id = whose AND kind = about AND mail = 'none')
    $$;

  -- For whom a digest is due, in every workspace: ids alone.
  CREATE FUNCTION affianco.due_digests(at timestamptz) RETURNS TABLE (workspace_id uuid, seat_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT n.workspace_id, n.seat_id FROM notice n WHERE n.mail_at <= $1 GROUP BY 1, 2 ORDER BY min(n.mail_at) LIMIT 1000
    $$;

  -- What was told so long ago that nobody looks for it, in every workspace.
  CREATE FUNCTION affianco.forget_notices(before timestamptz) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      WITH gone AS (DELETE FROM notice WHERE at < before RETURNING 1) SELECT count(*) FROM gone
    $$;

  GRANT SELECT, INSERT, UPDATE, DELETE ON affianco.notice TO affianco_lookup;
  GRANT SELECT ON affianco.notice_preference TO affianco_lookup;
  GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
  ALTER FUNCTION affianco.tell_notices OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.take_back_notices OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.wants_mail OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.due_digests OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.forget_notices OWNER TO affianco_lookup;
  REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
`;

/** A contact reads what is meant for them, and writes what is their own. */
const FOR_CONTACTS = (author: string) => `(SELECT affianco.is_member())
  OR (visibility = 'client' AND (deleted_at IS NULL OR ${author} = (SELECT affianco.seat())))`;
const OWN_OR_MEMBER = (table: string, author: string) => `
  CREATE POLICY own ON affianco.${table} AS RESTRICTIVE FOR UPDATE
    USING (workspace_id = (SELECT affianco.workspace())
      AND ((SELECT affianco.is_member()) OR ${author} = (SELECT affianco.seat())));`;

const CONVERSATIONS = `
  CREATE TABLE affianco.comment (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    task_id uuid NOT NULL,
    body text NOT NULL CHECK (length(body) BETWEEN 1 AND 10000),
    visibility text NOT NULL CHECK (visibility IN ('internal', 'client')),
    -- Who was named, as they were called: [{ "id", "name" }].
    mentions jsonb NOT NULL DEFAULT '[]',
    author_id uuid,
    author_name text NOT NULL,
    author_role text NOT NULL CHECK (author_role IN ('owner', 'assistant', 'contact', 'system')),
    created_at timestamptz NOT NULL,
    deleted_at timestamptz,
    deleted_by uuid,
    version integer NOT NULL DEFAULT 1,
    UNIQUE (workspace_id, engagement_id, id),
    CHECK (author_role <> 'contact' OR visibility = 'client'),
    FOREIGN KEY (workspace_id, engagement_id, task_id) REFERENCES affianco.task (workspace_id, engagement_id, id)
  );
  CREATE INDEX comment_order ON affianco.comment (workspace_id, task_id, created_at, id);
  ${protect('comment', 'engagement', 'everybody', FOR_CONTACTS('author_id'))}
  ${OWN_OR_MEMBER('comment', 'author_id')}
  REVOKE DELETE ON affianco.comment FROM affianco_app;
  ${audited('comment')}

  -- What was there before, and who might read it then: what was internal stays so after the comment was shared.
  CREATE TABLE affianco.comment_edit (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    body text NOT NULL,
    visibility text NOT NULL CHECK (visibility IN ('internal', 'client')),
    replaced_at timestamptz NOT NULL,
    FOREIGN KEY (workspace_id, engagement_id, comment_id) REFERENCES affianco.comment (workspace_id, engagement_id, id)
  );
  CREATE INDEX comment_edit_order ON affianco.comment_edit (workspace_id, comment_id, replaced_at, id);
  ${protect('comment_edit', 'engagement', 'everybody', `(SELECT affianco.is_member()) OR visibility = 'client'`)}
  REVOKE UPDATE, DELETE ON affianco.comment_edit FROM affianco_app;

  CREATE TABLE affianco.attachment (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    task_id uuid NOT NULL,
    comment_id uuid,
    visibility text NOT NULL CHECK (visibility IN ('internal', 'client')),
    file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
    content_type text NOT NULL,
    size bigint NOT NULL CHECK (size >= 0),
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    -- Null once the content of a deleted attachment was removed.
    storage_key text,
    created_by uuid,
    created_by_name text NOT NULL,
    created_by_role text NOT NULL CHECK (created_by_role IN ('owner', 'assistant', 'contact', 'system')),
    created_at timestamptz NOT NULL,
    deleted_at timestamptz,
    deleted_by uuid,
    UNIQUE (workspace_id, engagement_id, id),
    CHECK (created_by_role <> 'contact' OR visibility = 'client'),
    FOREIGN KEY (workspace_id, engagement_id, task_id) REFERENCES affianco.task (workspace_id, engagement_id, id),
    FOREIGN KEY (workspace_id, engagement_id, comment_id) REFERENCES affianco.comment (workspace_id, engagement_id, id)
  );
  CREATE INDEX attachment_order ON affianco.attachment (workspace_id, task_id, created_at, id);
  CREATE INDEX attachment_comment ON affianco.attachment (comment_id) WHERE comment_id IS NOT NULL;
  CREATE INDEX attachment_storage ON affianco.attachment (workspace_id, storage_key);
  ${protect('attachment', 'engagement', 'everybody', FOR_CONTACTS('created_by'))}
  ${OWN_OR_MEMBER('attachment', 'created_by')}
  REVOKE DELETE ON affianco.attachment FROM affianco_app;
  ${audited('attachment')}

  -- Deleted attachments whose time is over, in every workspace: ids alone.
  CREATE FUNCTION affianco.expired_attachments(before timestamptz) RETURNS TABLE (workspace_id uuid, id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT a.workspace_id, a.id FROM attachment a LEFT JOIN comment c ON c.id = a.comment_id
      WHERE a.storage_key IS NOT NULL AND least(a.deleted_at, c.deleted_at) <= before ORDER BY 1, 2 LIMIT 500
    $$;
  GRANT SELECT ON affianco.attachment, affianco.comment TO affianco_lookup;
  GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
  ALTER FUNCTION affianco.expired_attachments OWNER TO affianco_lookup;
  REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
`;
