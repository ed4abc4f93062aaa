import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SEARCHING } from './1763768500000-archive-search.js';
import { WORDS } from './1763768500000-archive-words.js';
import { protect } from './protect.js';

/**
 * The archive: an index of tasks, questions, comments, deliverables and attachments that triggers keep true, the
 * contents of files, and the function that searches within the searcher's reach (decisions 0038, 0039).
 */
export class Archive1763768500000 implements MigrationInterface {
  name = 'Archive1763768500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(WORDS);
    await runner.query(ENTRIES);
    await runner.query(SEARCHING);
    await runner.query(OWNERS);
    await runner.query(TRIGGERS);
    await runner.query(BACKFILL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER archive ON affianco.attachment;
      DROP TRIGGER archive ON affianco.comment;
      DROP TRIGGER archive ON affianco.deliverable_version;
      DROP TRIGGER archive ON affianco.deliverable;
      DROP TRIGGER archive ON affianco.question;
      DROP TRIGGER archive ON affianco.task;
      DROP FUNCTION affianco.archive_search, affianco.archive_near, affianco.archive_sought, affianco.archive_pattern,
        affianco.archive_same_stem, affianco.archive_sweep_words, affianco.workspaces_with_words,
        affianco.unread_contents, affianco.archive_keep_content, affianco.follow_record,
        affianco.archive_attachment, affianco.archive_comment, affianco.archive_deliverable, affianco.archive_question,
        affianco.archive_task, affianco.archive_put, affianco.archive_alone, affianco.archive_drop, affianco.archive_await,
        affianco.archive_forget, affianco.archive_vector, affianco.archive_lexemes, affianco.archive_stems,
        affianco.archive_languages, affianco.archive_folded;
      DROP TABLE affianco.archive_word, affianco.archive_entry, affianco.archive_content;
      REVOKE SELECT ON affianco.question, affianco.comment, affianco.deliverable, affianco.engagement
        FROM affianco_lookup;
    `);
  }
}

const TABLES = `
  -- What stands in a stored file, as far as it can be read: the product's own, for no person to read as it is.
  CREATE TABLE affianco.archive_content (
    storage_key text PRIMARY KEY,
    workspace_id uuid NOT NULL REFERENCES affianco.workspace,
    file_name text NOT NULL,
    content_type text NOT NULL,
    size bigint NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'read', 'unreadable')),
    -- Why it cannot be read, in one word.
    reason text,
    text text NOT NULL DEFAULT '' CHECK (length(text) <= 1048576),
    -- So often it was begun; whoever dies over it three times is left alone.
    attempts integer NOT NULL DEFAULT 0,
    CONSTRAINT archive_content_reason CHECK ((state = 'unreadable') = (reason IS NOT NULL))
  );
  CREATE INDEX archive_content_waiting ON affianco.archive_content (storage_key) WHERE state = 'waiting';
  ${protect('archive_content', 'workspace', 'everybody', "(SELECT affianco.role()) = 'system'")}
  REVOKE INSERT, DELETE ON affianco.archive_content FROM affianco_app;

  -- What can be found. Of a deliverable with a newer draft there are two: the members' and the contacts'.
  CREATE TABLE affianco.archive_entry (
    kind text NOT NULL CHECK (kind IN ('task', 'question', 'comment', 'deliverable', 'attachment')),
    record_id uuid NOT NULL,
    audience text NOT NULL CHECK (audience IN ('all', 'members', 'contacts')),
    workspace_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    client_id uuid NOT NULL,
    task_id uuid,
    deliverable_id uuid,
    storage_key text,
    at timestamptz NOT NULL,
    folder text NOT NULL DEFAULT '',
    tags text[] NOT NULL DEFAULT '{}',
    title text NOT NULL,
    body text NOT NULL,
    text_hash uuid NOT NULL,
    words tsvector NOT NULL,
    PRIMARY KEY (kind, record_id, audience),
    FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id),
    FOREIGN KEY (workspace_id, client_id) REFERENCES affianco.client (workspace_id, id)
  ) WITH (toast_tuple_target = 128);
  -- Long values lie outside of the row, so that walking many rows by their dates touches few pages.
  ALTER TABLE affianco.archive_entry ALTER words SET STORAGE EXTERNAL, ALTER title SET STORAGE MAIN,
    ALTER storage_key SET STORAGE MAIN, ALTER folder SET STORAGE MAIN, ALTER tags SET STORAGE MAIN;
  CREATE INDEX archive_entry_words ON affianco.archive_entry USING gin (workspace_id, words);
  CREATE INDEX archive_entry_title ON affianco.archive_entry USING gin (workspace_id, ts_filter(words, '{a}'));
  CREATE INDEX archive_entry_order ON affianco.archive_entry (workspace_id, at DESC, record_id DESC);
  CREATE INDEX archive_entry_engagement ON affianco.archive_entry (engagement_id, at DESC);
  CREATE INDEX archive_entry_content ON affianco.archive_entry (storage_key) WHERE storage_key IS NOT NULL;
  ${protect('archive_entry', 'engagement', 'everybody', `CASE WHEN (SELECT affianco.is_member()) THEN audience <> 'contacts' ELSE audience <> 'members' END`)}
  REVOKE INSERT, UPDATE, DELETE ON affianco.archive_entry FROM affianco_app;

  -- Words that were written in a workspace, for those who mistype one; what was deleted leaves its words until the
  -- night. Nobody reads them but the search, which offers only what stands in something that the searcher may see.
  CREATE TABLE affianco.archive_word (
    workspace_id uuid NOT NULL REFERENCES affianco.workspace,
    word text NOT NULL,
    PRIMARY KEY (workspace_id, word)
  );
  CREATE INDEX archive_word_start ON affianco.archive_word (workspace_id, left(word, 1), length(word));
  CREATE INDEX archive_word_end ON affianco.archive_word (workspace_id, right(word, 2), length(word));
  ${protect('archive_word', 'workspace', 'everybody', "(SELECT affianco.role()) = 'system'")}
  REVOKE INSERT, UPDATE, DELETE ON affianco.archive_word FROM affianco_app;`;

const ENTRIES = `
  -- Whoever brings the entry of a record up to date does so alone, and reads the record after this: of two at once (a
  -- new title, and a file that was just read) the second knows of the first.
  CREATE FUNCTION affianco.archive_alone(record uuid) RETURNS void LANGUAGE sql
    SET search_path = affianco, pg_temp AS $$
      SELECT pg_advisory_xact_lock(hashtextextended('archive ' || record, 0))
    $$;

  -- Writes an entry, and takes its words apart only when they are others than before.
  CREATE FUNCTION affianco.archive_put(fresh affianco.archive_entry, aside text) RETURNS void LANGUAGE plpgsql
    SET search_path = affianco, pg_temp AS $$
  DECLARE
    content text := coalesce((SELECT c.text FROM archive_content c WHERE c.storage_key = fresh.storage_key), '');
    spoken text := fresh.body || E'\\n' || content;
  BEGIN
    fresh.text_hash := md5(concat_ws(E'\\x01', fresh.title, aside, spoken))::uuid;
    UPDATE archive_entry e SET engagement_id = fresh.engagement_id, client_id = fresh.client_id, task_id = fresh.task_id,
      deliverable_id = fresh.deliverable_id, storage_key = fresh.storage_key, at = fresh.at, folder = fresh.folder, tags = fresh.tags
      WHERE e.kind = fresh.kind AND e.record_id = fresh.record_id AND e.audience = fresh.audience
        AND e.text_hash = fresh.text_hash;
    IF FOUND THEN RETURN; END IF;
    LOOP
      BEGIN
        fresh.words := archive_vector(fresh.title, 'A') || archive_vector(aside, 'B') || archive_vector(spoken, 'D');
        EXIT;
      EXCEPTION WHEN program_limit_exceeded THEN
        -- An index of one document has an end; the first half of an enormous list of words is better than nothing.
        spoken := left(spoken, length(spoken) / 2);
      END;
    END LOOP;
    DELETE FROM archive_entry e WHERE e.kind = fresh.kind AND e.record_id = fresh.record_id AND e.audience = fresh.audience;
    INSERT INTO archive_entry SELECT fresh.*;
    -- Whoever writes words down lets none be swept meanwhile; in one order, so that two who write the same new words
    -- wait for each other and not both.
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('archive-words ' || fresh.workspace_id, 0));
    INSERT INTO archive_word (workspace_id, word)
      SELECT fresh.workspace_id, l.word FROM unnest(tsvector_to_array(fresh.words)) AS l (word)
      WHERE length(l.word) BETWEEN 3 AND 40 AND l.word !~ '[A-Z0-9]'
      ORDER BY l.word ON CONFLICT DO NOTHING;
  END $$;

  -- Takes out whatever of a record is not in the list of audiences.
  CREATE FUNCTION affianco.archive_drop(what text, record uuid, stays text[]) RETURNS void LANGUAGE sql
    SET search_path = affianco, pg_temp AS $$
      DELETE FROM archive_entry WHERE kind = what AND record_id = record AND audience <> ALL (stays)
    $$;

  -- A file that has not been read yet is going to be, once this transaction is committed.
  CREATE FUNCTION affianco.archive_await(workspace uuid, key text, name text, type text, bytes bigint) RETURNS void
    LANGUAGE plpgsql SET search_path = affianco, pg_temp AS $$
  BEGIN
    INSERT INTO archive_content (storage_key, workspace_id, file_name, content_type, size)
      VALUES (key, workspace, name, type, bytes) ON CONFLICT DO NOTHING;
    -- While the schema is being made nobody may queue yet; what waits is found by the clock.
    IF NOT FOUND OR NOT has_schema_privilege('graphile_worker', 'USAGE') THEN RETURN; END IF;
    PERFORM graphile_worker.enqueue('archive-read', json_build_object('workspaceId', workspace, 'storageKey', key), now(),
      'archive-read ' || key);
  END $$;

  -- What nobody refers to any more is not kept.
  CREATE FUNCTION affianco.archive_forget(key text) RETURNS void LANGUAGE sql
    SET search_path = affianco, pg_temp AS $$
      DELETE FROM archive_content c WHERE c.storage_key = key
        AND NOT EXISTS (SELECT FROM deliverable_version v WHERE v.workspace_id = c.workspace_id AND v.storage_key = key)
        AND NOT EXISTS (SELECT FROM attachment a WHERE a.workspace_id = c.workspace_id AND a.storage_key = key)
    $$;

  CREATE FUNCTION affianco.archive_task(t affianco.task) RETURNS void LANGUAGE plpgsql
    SET search_path = affianco, pg_temp AS $$
  DECLARE fresh archive_entry;
  BEGIN
    fresh.kind := 'task'; fresh.record_id := t.id; fresh.audience := 'all'; fresh.workspace_id := t.workspace_id;
    fresh.engagement_id := t.engagement_id; fresh.task_id := t.id; fresh.at := t.created_at; fresh.folder := ''; fresh.tags := '{}';
    fresh.client_id := (SELECT client_id FROM engagement WHERE id = t.engagement_id);
    fresh.title := t.title;
    fresh.body := concat_ws(E'\\n', nullif(t.brief, ''), nullif(t.purpose, ''), nullif(t.inputs, ''), nullif(t.acceptance_criteria, ''));
    PERFORM archive_put(fresh, '');
  END $$;

  CREATE FUNCTION affianco.archive_question(q affianco.question) RETURNS void LANGUAGE plpgsql
    SET search_path = affianco, pg_temp AS $$
  DECLARE fresh archive_entry;
  BEGIN
    fresh.kind := 'question'; fresh.record_id := q.id; fresh.audience := 'all'; fresh.workspace_id := q.workspace_id;
    fresh.engagement_id := q.engagement_id; fresh.task_id := q.task_id; fresh.at := q.asked_at; fresh.folder := ''; fresh.tags := '{}';
    fresh.client_id := (SELECT client_id FROM engagement WHERE id = q.engagement_id);
    fresh.title := '';
    fresh.body := concat_ws(E'\\n', q.text, nullif(array_to_string(q.choices, ' · '), ''), q.answer);
    PERFORM archive_put(fresh, '');
  END $$;

  CREATE FUNCTION affianco.archive_comment(c affianco.comment) RETURNS void LANGUAGE plpgsql
    SET search_path = affianco, pg_temp AS $$
  DECLARE fresh archive_entry;
  BEGIN
    fresh.audience := CASE c.visibility WHEN 'client' THEN 'all' ELSE 'members' END;
    PERFORM archive_drop('comment', c.id, CASE WHEN c.deleted_at IS NULL THEN ARRAY[fresh.audience] ELSE '{}' END);
    IF c.deleted_at IS NOT NULL THEN RETURN; END IF;
    fresh.kind := 'comment'; fresh.record_id := c.id; fresh.workspace_id := c.workspace_id;
    fresh.engagement_id := c.engagement_id; fresh.task_id := c.task_id; fresh.at := c.created_at; fresh.folder := ''; fresh.tags := '{}';
    fresh.client_id := (SELECT client_id FROM engagement WHERE id = c.engagement_id);
    fresh.title := ''; fresh.body := c.body;
    PERFORM archive_put(fresh, '');
  END $$;

  -- Of what hangs at a comment, nobody finds more than of the comment.
  CREATE FUNCTION affianco.archive_attachment(a affianco.attachment) RETURNS void LANGUAGE plpgsql
    SET search_path = affianco, pg_temp AS $$
  DECLARE
    fresh archive_entry;
    c comment;
  BEGIN
    SELECT * INTO c FROM comment WHERE workspace_id = a.workspace_id AND id = a.comment_id;
    fresh.audience := CASE WHEN a.visibility = 'client' AND coalesce(c.visibility, 'client') = 'client' THEN 'all' ELSE 'members' END;
    IF a.deleted_at IS NOT NULL OR c.deleted_at IS NOT NULL THEN
      PERFORM archive_drop('attachment', a.id, '{}');
      RETURN;
    END IF;
    PERFORM archive_drop('attachment', a.id, ARRAY[fresh.audience]);
    IF a.storage_key IS NOT NULL THEN
      PERFORM archive_await(a.workspace_id, a.storage_key, a.file_name, a.content_type, a.size);
    END IF;
    fresh.kind := 'attachment'; fresh.record_id := a.id; fresh.workspace_id := a.workspace_id; fresh.storage_key := a.storage_key;
    fresh.engagement_id := a.engagement_id; fresh.task_id := a.task_id; fresh.at := a.created_at; fresh.folder := ''; fresh.tags := '{}';
    fresh.client_id := (SELECT client_id FROM engagement WHERE id = a.engagement_id);
    fresh.title := a.file_name; fresh.body := '';
    PERFORM archive_put(fresh, '');
  END $$;

  -- Members find the latest version, contacts the latest that was shown; where the two are one, there is one entry.
  CREATE FUNCTION affianco.archive_deliverable(d affianco.deliverable) RETURNS void LANGUAGE plpgsql
    SET search_path = affianco, pg_temp AS $$
  DECLARE
    fresh archive_entry;
    v deliverable_version;
    latest integer := (SELECT max(number) FROM deliverable_version WHERE workspace_id = d.workspace_id AND deliverable_id = d.id);
    audiences text[] := CASE
      WHEN d.deleted_at IS NOT NULL OR latest IS NULL THEN '{}'
      WHEN d.shown_version IS NULL THEN '{members}'
      WHEN d.shown_version = latest THEN '{all}'
      ELSE '{members,contacts}' END;
  BEGIN
    PERFORM archive_drop('deliverable', d.id, audiences);
    FOREACH fresh.audience IN ARRAY audiences LOOP
      SELECT * INTO v FROM deliverable_version WHERE workspace_id = d.workspace_id AND deliverable_id = d.id
        AND number = CASE fresh.audience WHEN 'contacts' THEN d.shown_version ELSE latest END;
      IF v.storage_key IS NOT NULL THEN
        PERFORM archive_await(v.workspace_id, v.storage_key, v.file_name, v.content_type, v.size);
      END IF;
      fresh.kind := 'deliverable'; fresh.record_id := d.id; fresh.workspace_id := d.workspace_id; fresh.storage_key := v.storage_key;
      fresh.engagement_id := d.engagement_id; fresh.task_id := d.task_id; fresh.deliverable_id := d.id; fresh.at := v.created_at;
      fresh.client_id := (SELECT client_id FROM engagement WHERE id = d.engagement_id);
      fresh.folder := d.folder; fresh.tags := d.tags; fresh.title := d.title;
      fresh.body := concat_ws(E'\\n', nullif(v.note, ''), v.url, v.body);
      PERFORM archive_put(fresh, concat_ws(' ', v.file_name, d.folder, array_to_string(d.tags, ' ')));
    END LOOP;
  END $$;

  -- After every change of a record, in its own transaction.
  CREATE FUNCTION affianco.follow_record() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = affianco, pg_temp AS $$
  DECLARE
    a attachment;
    d deliverable;
    record uuid;
  BEGIN
    IF TG_TABLE_NAME = 'deliverable_version' THEN
      record := CASE TG_OP WHEN 'DELETE' THEN OLD.deliverable_id ELSE NEW.deliverable_id END;
      PERFORM archive_alone(record);
      SELECT * INTO d FROM deliverable WHERE id = record;
      IF FOUND THEN PERFORM archive_deliverable(d); END IF;
      IF TG_OP <> 'INSERT' AND OLD.storage_key IS NOT NULL THEN PERFORM archive_forget(OLD.storage_key); END IF;
      RETURN NULL;
    END IF;
    -- What hangs at a comment goes with the comment.
    record := CASE TG_OP WHEN 'DELETE' THEN OLD.id ELSE NEW.id END;
    IF TG_TABLE_NAME = 'attachment' THEN
      record := coalesce(CASE TG_OP WHEN 'DELETE' THEN OLD.comment_id ELSE NEW.comment_id END, record);
    END IF;
    PERFORM archive_alone(record);
    IF TG_OP = 'DELETE' THEN
      PERFORM archive_drop(TG_TABLE_NAME, OLD.id, '{}');
      IF TG_TABLE_NAME = 'attachment' THEN PERFORM archive_forget(to_jsonb(OLD) ->> 'storage_key'); END IF;
      RETURN NULL;
    END IF;
    CASE TG_TABLE_NAME
      WHEN 'task' THEN PERFORM archive_task(NEW);
      WHEN 'question' THEN PERFORM archive_question(NEW);
      WHEN 'deliverable' THEN PERFORM archive_deliverable(NEW);
      WHEN 'attachment' THEN
        PERFORM archive_attachment(NEW);
        IF TG_OP = 'UPDATE' AND OLD.storage_key IS DISTINCT FROM NEW.storage_key THEN PERFORM archive_forget(OLD.storage_key); END IF;
      WHEN 'comment' THEN
        PERFORM archive_comment(NEW);
        FOR a IN SELECT * FROM attachment WHERE comment_id = NEW.id AND workspace_id = NEW.workspace_id LOOP
          PERFORM archive_attachment(a);
        END LOOP;
    END CASE;
    RETURN NULL;
  END $$;

  -- What was read of a file, for every record that shows it.
  CREATE FUNCTION affianco.archive_keep_content(key text, found_text text, why text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = affianco, pg_temp AS $$
  DECLARE
    shown record;
    d deliverable;
    a attachment;
  BEGIN
    IF role() IS DISTINCT FROM 'system' THEN RAISE insufficient_privilege; END IF;
    UPDATE archive_content SET text = left(found_text, 1048576), reason = why, state = CASE WHEN why IS NULL THEN 'read' ELSE 'unreadable' END
      WHERE storage_key = key AND workspace_id = workspace();
    FOR shown IN
      SELECT DISTINCT coalesce(o.comment_id, e.record_id) AS record, e.kind, e.record_id FROM archive_entry e
      LEFT JOIN attachment o ON e.kind = 'attachment' AND o.id = e.record_id
      WHERE e.storage_key = key AND e.workspace_id = workspace() ORDER BY 1, 3
    LOOP
      PERFORM archive_alone(shown.record);
      IF shown.kind = 'deliverable' THEN
        SELECT * INTO d FROM deliverable WHERE id = shown.record_id;
        PERFORM archive_deliverable(d);
      ELSE
        SELECT * INTO a FROM attachment WHERE id = shown.record_id;
        PERFORM archive_attachment(a);
      END IF;
    END LOOP;
  END $$;

  -- Looks at the next words of a workspace in their order, and takes out those that no entry has any more. While somebody
  -- writes entries there, all of them stay: an entry that is not committed yet may have them. Null after the last word.
  CREATE FUNCTION affianco.archive_sweep_words(after text, at_most integer) RETURNS TABLE (last text, removed integer)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = affianco, pg_temp SET enable_seqscan = off
    SET plan_cache_mode = force_generic_plan AS $$
  DECLARE
    here uuid := workspace();
    looked_at text[];
  BEGIN
    IF role() IS DISTINCT FROM 'system' THEN RAISE insufficient_privilege; END IF;
    looked_at := ARRAY(SELECT w.word FROM archive_word w WHERE w.workspace_id = here AND w.word > after ORDER BY w.word LIMIT at_most);
    last := looked_at[cardinality(looked_at)];
    removed := 0;
    IF last IS NOT NULL AND pg_try_advisory_xact_lock(hashtextextended('archive-words ' || here, 0)) THEN
      DELETE FROM archive_word w USING unnest(looked_at) AS l (word)
        WHERE w.workspace_id = here AND w.word = l.word AND NOT EXISTS (SELECT FROM archive_entry e
          WHERE e.workspace_id = here AND e.words @@ ('''' || l.word || '''')::tsquery);
      GET DIAGNOSTICS removed = ROW_COUNT;
    END IF;
    RETURN NEXT;
  END $$;

  -- Before a workspace is known: where there are words.
  CREATE FUNCTION affianco.workspaces_with_words() RETURNS TABLE (workspace_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT w.id FROM workspace w WHERE EXISTS (SELECT FROM archive_word a WHERE a.workspace_id = w.id) ORDER BY 1
    $$;

  -- Before a workspace is known: which files wait to be read, as names.
  CREATE FUNCTION affianco.unread_contents() RETURNS TABLE (workspace_id uuid, storage_key text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT c.workspace_id, c.storage_key FROM archive_content c WHERE c.state = 'waiting' ORDER BY c.storage_key LIMIT 1000
    $$;`;

const OWNERS = `
  GRANT SELECT ON affianco.task, affianco.question, affianco.comment, affianco.attachment, affianco.deliverable,
    affianco.deliverable_version, affianco.engagement TO affianco_lookup;
  GRANT SELECT, INSERT, UPDATE, DELETE ON affianco.archive_content, affianco.archive_entry, affianco.archive_word
    TO affianco_lookup;
  GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
  ALTER FUNCTION affianco.follow_record OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.archive_keep_content OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.archive_sweep_words OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.workspaces_with_words OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.unread_contents OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.archive_search OWNER TO affianco_lookup;
  REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;`;

const TRIGGERS = `
  CREATE TRIGGER archive AFTER INSERT OR DELETE OR UPDATE OF title, brief, purpose, inputs, acceptance_criteria
    ON affianco.task FOR EACH ROW EXECUTE FUNCTION affianco.follow_record();
  CREATE TRIGGER archive AFTER INSERT OR DELETE OR UPDATE OF text, choices, answer
    ON affianco.question FOR EACH ROW EXECUTE FUNCTION affianco.follow_record();
  CREATE TRIGGER archive AFTER INSERT OR DELETE OR UPDATE OF title, folder, tags, task_id, shown_version, deleted_at
    ON affianco.deliverable FOR EACH ROW EXECUTE FUNCTION affianco.follow_record();
  CREATE TRIGGER archive AFTER INSERT OR DELETE OR UPDATE
    ON affianco.deliverable_version FOR EACH ROW EXECUTE FUNCTION affianco.follow_record();
  CREATE TRIGGER archive AFTER INSERT OR DELETE OR UPDATE OF body, visibility, deleted_at
    ON affianco.comment FOR EACH ROW EXECUTE FUNCTION affianco.follow_record();
  CREATE TRIGGER archive AFTER INSERT OR DELETE OR UPDATE
    ON affianco.attachment FOR EACH ROW EXECUTE FUNCTION affianco.follow_record();`;

const SOURCES = ['task', 'question', 'deliverable', 'comment', 'attachment'];
const READ = [
  ...SOURCES,
  'deliverable_version',
  'engagement',
  'archive_entry',
  'archive_content',
  'archive_word',
];

/** What is there already; the owner of the tables, who does it, is bound by row-level security too unless let off. */
const BACKFILL = `
  ${READ.map((table) => `ALTER TABLE affianco.${table} NO FORCE ROW LEVEL SECURITY;`).join('\n')}
  ${SOURCES.map((table) => `SELECT affianco.archive_${table}(r) FROM affianco.${table} r;`).join('\n')}
  ${READ.map((table) => `ALTER TABLE affianco.${table} FORCE ROW LEVEL SECURITY;`).join('\n')}`;
