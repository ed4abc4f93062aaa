/** So many of the newest that match are put in order; beyond them, a search says too little. */
const RANKED = 120;
/** And so many that match by their title alone, however old. */
const RANKED_BY_TITLE = 60;
/** An excerpt is looked for so far into a document. */
const LOOKED_INTO = 300_000;

/** Whom a row may be shown: the predicates of row-level security, written out because here nothing else asks for them. */
const IN_REACH = `e.workspace_id = here AND (everything OR e.engagement_id = ANY (reach)) AND e.audience <> hidden`;
/** What was asked for beside words; the common case first, because this is asked of every row that matches. */
const ASKED = `(anywhere OR (
            (of_client IS NULL OR e.client_id = of_client) AND (of_engagement IS NULL OR e.engagement_id = of_engagement)
            AND (of_kind IS NULL OR e.kind = of_kind) AND (with_tag IS NULL OR with_tag = ANY (e.tags))
            AND (in_folder IS NULL OR e.folder = in_folder OR starts_with(e.folder, in_folder || '/'))))`;
/** Where the page before ended: lower, and of the same height later by id and kind. */
const AFTER = (height: string) => `(after IS NULL OR (${height}, r.record_id, r.kind)
            < ((after ->> 0)::float8, (after ->> 1)::uuid, after ->> 2))`;

/**
 * The search itself. It belongs to affianco_lookup, because under row-level security operators on words may not use
 * their index; so it asks for workspace, reach and audience itself, of every row that it looks at.
 */
export const SEARCHING = `
  -- One word or phrase as a piece of a tsquery. Words hold letters and digits alone, so that quoting them is enough.
  CREATE FUNCTION affianco.archive_sought(list text[], phrase boolean, beginning boolean) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path = affianco, pg_temp AS $$
      SELECT CASE WHEN phrase THEN (SELECT '(' || string_agg('''' || w.word || '''', ' <-> ' ORDER BY w.place) || ')'
          FROM unnest(list) WITH ORDINALITY AS w (word, place))
        ELSE (SELECT '(' || string_agg('''' || l.lexeme || '''' || CASE WHEN beginning AND l.place = 1 THEN ':*' ELSE '' END, ' | ' ORDER BY l.place) || ')'
          FROM unnest(archive_lexemes(list[1])) WITH ORDINALITY AS l (lexeme, place)) END
    $$;

  -- A pattern that finds the beginning of any of these words in a text with accents.
  CREATE FUNCTION affianco.archive_pattern(list text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path = affianco, pg_temp AS $$
      SELECT '(^|[^a-zA-Z0-9\\u00c0-\\u024f])(' || string_agg((
        SELECT string_agg(CASE letter WHEN 'a' THEN '[aàáâãäåÀÁÂÃÄÅ]' WHEN 'c' THEN '[cçÇ]' WHEN 'e' THEN '[eèéêëÈÉÊË]'
          WHEN 'i' THEN '[iìíîïÌÍÎÏ]' WHEN 'n' THEN '[nñÑ]' WHEN 'o' THEN '[oòóôõöøÒÓÔÕÖØ]' WHEN 's' THEN '(s|ß)'
          WHEN 'u' THEN '[uùúûüÙÚÛÜ]' WHEN 'y' THEN '[yýÿÝ]' ELSE letter END, '' ORDER BY place)
        FROM regexp_split_to_table(replace(word, 'ss', 's'), '') WITH ORDINALITY AS spelt (letter, place)), '|') || ')'
      FROM unnest(list) AS w (word)
    $$;

  -- The word most like a mistyped one that stands in something in reach; null where there is none.
  CREATE FUNCTION affianco.archive_near(typed text, here uuid, everything boolean, reach uuid[], hidden text) RETURNS text
    LANGUAGE plpgsql STABLE SET search_path = affianco, pg_temp SET enable_seqscan = off SET enable_indexscan = off
    SET plan_cache_mode = force_generic_plan AS $$
  DECLARE
    candidate record;
    most integer := CASE WHEN length(typed) < 6 THEN 1 ELSE 2 END;
    best text;
    best_distance integer;
    best_count integer := 0;
    found_in integer;
  BEGIN
    IF length(typed) NOT BETWEEN 4 AND 40 OR typed ~ '[0-9]' THEN RETURN NULL; END IF;
    FOR candidate IN
      SELECT word, distance FROM (
        SELECT word, CASE
          -- Two letters in the wrong order are one slip of the fingers.
          WHEN raw = 2 AND length(word) = length(typed)
            AND (SELECT string_agg(l, '' ORDER BY l) FROM regexp_split_to_table(word, '') l)
              = (SELECT string_agg(l, '' ORDER BY l) FROM regexp_split_to_table(typed, '') l) THEN 1 ELSE raw END AS distance
        FROM (
          SELECT w.word, public.levenshtein_less_equal(w.word, typed, 2) AS raw FROM archive_word w
          WHERE w.workspace_id = here AND left(w.word, 1) = left(typed, 1)
            AND length(w.word) BETWEEN length(typed) - most AND length(typed) + most
          UNION
          SELECT w.word, public.levenshtein_less_equal(w.word, typed, 2) FROM archive_word w
          WHERE w.workspace_id = here AND right(w.word, 2) = right(typed, 2)
            AND length(w.word) BETWEEN length(typed) - most AND length(typed) + most) AS alike
        WHERE raw BETWEEN 1 AND 2) AS ranked
      WHERE distance <= most ORDER BY distance, word LIMIT 40
    LOOP
      EXIT WHEN best IS NOT NULL AND candidate.distance > best_distance;
      SELECT count(*) INTO found_in FROM (SELECT FROM archive_entry e
        WHERE ${IN_REACH} AND e.words @@ ('''' || candidate.word || '''')::tsquery LIMIT 50) AS counted;
      IF found_in > best_count THEN
        best := candidate.word; best_distance := candidate.distance; best_count := found_in;
      END IF;
    END LOOP;
    RETURN best;
  END $$;

  -- asked: { terms: [{ text, is: 'word' | 'phrase' | 'not', beginning }], clientId, engagementId, kind, folder, tag,
  -- after: [height, id, kind] }. Gives back keys and a window of the text, in order; 'corrected' as [[typed, taken]].
  CREATE FUNCTION affianco.archive_search(asked jsonb, at_most integer) RETURNS TABLE (
      kind text, record_id uuid, audience text, height float8, passage text, sought text[], corrected text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan AS $$
  #variable_conflict use_column
  DECLARE
    here uuid := workspace();
    everything boolean := sees_all();
    reach uuid[] := coalesce(engagements(), '{}');
    hidden text := CASE WHEN is_member() THEN 'contacts' ELSE 'members' END;
    of_client uuid := asked ->> 'clientId';
    of_engagement uuid := asked ->> 'engagementId';
    of_kind text := asked ->> 'kind';
    with_tag text := asked ->> 'tag';
    in_folder text := asked ->> 'folder';
    anywhere boolean := num_nonnulls(of_client, of_engagement, of_kind, with_tag, in_folder) = 0;
    after jsonb := asked -> 'after';
    term jsonb;
    pieces text[];
    piece text;
    n integer;
    -- Word by word what is looked for: the word or words, whether they are a phrase, whether a beginning is enough.
    units jsonb := '[]';
    unit jsonb;
    unwanted text[] := '{}';
    wanted tsquery;
    refused tsquery;
    lexemes text[];
    pattern text;
    taken text;
    fixed text[];
  BEGIN
    FOR term IN SELECT * FROM jsonb_array_elements(asked -> 'terms') LOOP
      pieces := string_to_array(nullif(archive_folded(term ->> 'text'), ''), ' ');
      CONTINUE WHEN pieces IS NULL;
      IF term ->> 'is' = 'not' THEN
        unwanted := unwanted || ('!' || archive_sought(pieces, cardinality(pieces) > 1, false));
      ELSIF cardinality(pieces) > 1 AND (term ->> 'is' = 'phrase' OR (term ->> 'text') ~ '[0-9]') THEN
        units := units || jsonb_build_object('words', pieces, 'phrase', true, 'beginning', false);
      ELSE
        FOR n IN 1 .. cardinality(pieces) LOOP
          units := units || jsonb_build_object('words', ARRAY[pieces[n]], 'phrase', false, 'exact', term ->> 'is' = 'phrase',
            'beginning', n = cardinality(pieces) AND length(pieces[n]) > 1 AND coalesce((term ->> 'beginning')::boolean, false),
            'little', cardinality(archive_lexemes(pieces[n])) < 5);
        END LOOP;
      END IF;
    END LOOP;
    -- Little words (the, di, der, de) say nothing, unless they are all there is.
    IF EXISTS (SELECT FROM jsonb_array_elements(units) u WHERE NOT coalesce((u ->> 'little')::boolean, false)) THEN
      units := (SELECT coalesce(jsonb_agg(u ORDER BY place), '[]') FROM jsonb_array_elements(units) WITH ORDINALITY AS l (u, place)
        WHERE NOT coalesce((u ->> 'little')::boolean, false));
    END IF;
    IF cardinality(unwanted) > 0 THEN refused := array_to_string(unwanted, ' & ')::tsquery; END IF;

    IF jsonb_array_length(units) = 0 THEN
      RETURN QUERY
        SELECT r.kind, r.record_id, r.audience, r.height, left(r.body, 600), '{}'::text[], '{}'::text[] FROM (
          SELECT e.*, extract(epoch FROM e.at)::float8 AS height FROM archive_entry e
          WHERE ${IN_REACH} AND ${ASKED} AND (refused IS NULL OR e.words @@ refused)
          ) AS r
        WHERE ${AFTER('r.height')}
        ORDER BY r.at DESC, r.record_id DESC, r.kind DESC LIMIT at_most;
      RETURN;
    END IF;

    FOR turn IN 1 .. 2 LOOP
      wanted := (SELECT string_agg(archive_sought(ARRAY(SELECT jsonb_array_elements_text(u -> 'words')), (u ->> 'phrase')::boolean,
        (u ->> 'beginning')::boolean), ' & ') FROM jsonb_array_elements(units) u)::tsquery;
      lexemes := ARRAY(SELECT DISTINCT l FROM jsonb_array_elements(units) u, jsonb_array_elements_text(u -> 'words') w,
        unnest(CASE WHEN (u ->> 'phrase')::boolean THEN ARRAY[w] ELSE archive_lexemes(w) END) l
        UNION SELECT w || '*' FROM jsonb_array_elements(units) u, jsonb_array_elements_text(u -> 'words') w WHERE (u ->> 'beginning')::boolean);
      -- The shortest form of each word is the beginning of all the others.
      pattern := archive_pattern(ARRAY(SELECT (SELECT ltrim(l, 'EIDS') FROM unnest(archive_lexemes(w)) l ORDER BY length(ltrim(l, 'EIDS')), l LIMIT 1)
        FROM jsonb_array_elements(units) u, jsonb_array_elements_text(u -> 'words') w));
      RETURN QUERY
        -- By date plus nothing: by the date itself, with a limit in sight, the planner would walk its index and look
        -- into every document for a rare word.
        WITH matching AS (
          (SELECT e.kind, e.record_id, e.audience FROM archive_entry e
            WHERE ${IN_REACH} AND e.words @@ wanted AND ${ASKED} AND (refused IS NULL OR e.words @@ refused)
            ORDER BY e.at + '0'::interval DESC LIMIT ${RANKED})
          UNION
          (SELECT e.kind, e.record_id, e.audience FROM archive_entry e
            WHERE ${IN_REACH} AND ts_filter(e.words, '{a}') @@ wanted AND ${ASKED} AND (refused IS NULL OR e.words @@ refused)
            ORDER BY e.at + '0'::interval DESC LIMIT ${RANKED_BY_TITLE})
        ), ranked AS (
          -- What stands in a title counts ten times; four years of age are worth a factor of e.
          SELECT m.kind, m.record_id, m.audience, ln(ts_rank('{0.1,0.2,0.4,1}', e.words, wanted, 1) + 1e-6)
              + extract(epoch FROM e.at)::float8 / (4 * 365.25 * 86400) AS height
          FROM matching m JOIN archive_entry e ON e.kind = m.kind AND e.record_id = m.record_id AND e.audience = m.audience
        ), page AS (
          SELECT * FROM ranked r WHERE ${AFTER('r.height')}
          ORDER BY r.height DESC, r.record_id DESC, r.kind DESC LIMIT at_most
        )
        SELECT p.kind, p.record_id, p.audience, p.height,
          substring(t.whole FROM greatest(1, regexp_instr(left(t.whole, ${LOOKED_INTO}), pattern, 1, 1, 0, 'i') - 150) FOR 600),
          lexemes, coalesce(fixed, '{}')
        FROM page p JOIN archive_entry e ON e.kind = p.kind AND e.record_id = p.record_id AND e.audience = p.audience
        LEFT JOIN archive_content c ON c.storage_key = e.storage_key
        CROSS JOIN LATERAL (SELECT concat_ws(E'\\n', nullif(e.body, ''), nullif(c.text, '')) AS whole) AS t
        ORDER BY p.height DESC, p.record_id DESC, p.kind DESC;
      IF FOUND OR turn = 2 THEN RETURN; END IF;
      -- Nothing: perhaps a word was mistyped. Only one that stands in nothing within reach is taken for another.
      fixed := '{}';
      FOR n IN 0 .. jsonb_array_length(units) - 1 LOOP
        unit := units -> n;
        CONTINUE WHEN (unit ->> 'phrase')::boolean OR (unit ->> 'exact')::boolean;
        piece := unit -> 'words' ->> 0;
        wanted := archive_sought(ARRAY[piece], false, (unit ->> 'beginning')::boolean)::tsquery;
        CONTINUE WHEN (SELECT count(*) FROM archive_entry e WHERE ${IN_REACH} AND e.words @@ wanted) > 0;
        taken := archive_near(piece, here, everything, reach, hidden);
        IF taken IS NULL THEN RETURN; END IF;
        units := jsonb_set(units, ARRAY[n::text], unit || jsonb_build_object('words', ARRAY[taken], 'beginning', false));
        fixed := fixed || piece || taken;
      END LOOP;
      IF cardinality(fixed) = 0 THEN RETURN; END IF;
    END LOOP;
  END $$;`;
