/** The four languages as lexemes carry them: a stem starts with a capital letter, a word as it was written with none. */
const STEMMERS = { E: 'english_stem', I: 'italian_stem', D: 'german_stem', S: 'spanish_stem' } as const;

/** The commonest little words, without accents: by them a text betrays its language. */
const LITTLE_WORDS: Readonly<Record<keyof typeof STEMMERS, string>> = {
  E: 'the,of,and,to,is,are,was,for,with,that,this,you,your,we,have,has,from,not,be,it,will,our,please,they,which,been',
  I: 'il,lo,gli,di,che,e,del,della,dei,delle,per,con,sono,alla,al,nel,nella,ai,da,dal,dalla,anche,questo,questa,ho,una,si',
  D: 'der,die,das,und,ist,nicht,mit,den,dem,des,fur,auf,ein,eine,einen,im,von,zu,zum,zur,sie,wir,ich,auch,bei,sind,werden',
  S: 'el,los,las,de,que,y,en,del,por,para,con,una,es,al,se,su,lo,mas,este,esta,hay,muy,nos,le,sus,como,pero',
};

const languages = Object.keys(STEMMERS) as (keyof typeof STEMMERS)[];
const among = (words: string) => `'{${words}}'::text[]`;

/** Of a Spanish word whose accent was folded away, the stemmer would not know the ending again. */
const stemOf = (language: keyof typeof STEMMERS) =>
  language === 'S'
    ? `ts_lexize('pg_catalog.spanish_stem', CASE WHEN word ~ '[cs]ion$' THEN left(word, -2) || 'ón' ELSE word END)`
    : `ts_lexize('pg_catalog.${STEMMERS[language]}', word)`;

/**
 * How texts become words: lower case without accents, each word as it is and by its stem in the language of the text.
 * Where a text is too short to tell its language, by the stems of all four.
 */
export const WORDS = `
  -- The words of a text with single spaces between them: letters and digits of all scripts, nothing else.
  CREATE FUNCTION affianco.archive_folded(t text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = affianco, pg_temp AS $$
      SELECT btrim(regexp_replace(lower(public.unaccent('public.unaccent', normalize(t, NFC))),
        '[^a-z0-9\\u00c0-\\u1fff\\u2c00-\\u2fff\\u3040-\\ufeff\\U00010000-\\U0010ffff]+', ' ', 'g'))
    $$;

  -- In which languages a text may be, by its words.
  CREATE FUNCTION affianco.archive_languages(list text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path = affianco, pg_temp AS $$
      SELECT CASE WHEN count(*) FILTER (WHERE hits >= 2) = 0 THEN '${languages.join('')}'
        ELSE string_agg(language, '') FILTER (WHERE hits * 2 > most) END
      FROM (SELECT *, max(hits) OVER () AS most FROM (
        SELECT language, (SELECT count(*) FROM unnest(list) AS w (word) WHERE w.word = ANY (little)) AS hits
        FROM (VALUES ${languages.map((language) => `('${language}', ${among(LITTLE_WORDS[language])})`).join(', ')})
          AS known (language, little)) AS counted) AS compared
    $$;

  -- The stems of a word, each under its language; without a stem: a little word of that language.
  CREATE FUNCTION affianco.archive_stems(word text, spoken text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_remove(ARRAY[
      ${languages.map((language) => `CASE WHEN strpos(spoken, '${language}') > 0 THEN '${language}' || (${stemOf(language)})[1] END`).join(',\n      ')}
    ], NULL)
  $$;

  -- A text as the index holds it.
  CREATE FUNCTION affianco.archive_vector(t text, weight "char") RETURNS tsvector LANGUAGE plpgsql STABLE
    SET search_path = affianco, pg_temp AS $$
  DECLARE
    plain tsvector := to_tsvector('pg_catalog.simple', archive_folded(t));
    spoken text := archive_languages(tsvector_to_array(plain));
    stems text;
  BEGIN
    SELECT string_agg('''' || s.stem || ''':' || p.positions[1], ' ') INTO stems
      FROM unnest(plain) AS p (word, positions, weights), unnest(archive_stems(p.word, spoken)) AS s (stem)
      WHERE p.word !~ '^[0-9]';
    RETURN setweight(plain || coalesce(stems, '')::tsvector, weight);
  END $$;

  -- Under which lexemes a word is looked for, as written first.
  CREATE FUNCTION affianco.archive_lexemes(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path = affianco, pg_temp AS $$
      SELECT ARRAY[word] || archive_stems(word, '${languages.join('')}')
    $$;

  -- Which of these words would be found by any of the lexemes that were looked for: those are marked in an excerpt.
  CREATE FUNCTION affianco.archive_same_stem(list text[], sought text[]) RETURNS SETOF text LANGUAGE sql STABLE
    SET search_path = affianco, pg_temp AS $$
      SELECT w.word FROM unnest(list) AS w (word) WHERE archive_lexemes(w.word) && sought
    $$;`;
