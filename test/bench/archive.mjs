// A hundred thousand tasks and documents to search in: words as often as in real texts (Zipf), in four languages.
import { randomBytes } from 'node:crypto';
import { load } from './load.mjs';

const BATCH = 1000;
/** The commonest words of each language, the little ones first, as texts of an assistant's work have them. */
const COMMON = {
  en: 'the of and to is for with that this you your we have from not it will our please they which been meeting report travel booking flight hotel invoice client calendar contract notes itinerary agenda budget train supplier payment address review draft project office contact phone list presentation conference venue dinner guests translation archive folder',
  it: 'il lo di che e del della per con sono alla al nel un una anche questo si le gli riunione rendiconto viaggio prenotazione volo albergo fattura cliente calendario contratto appunti itinerario agenda bilancio treno fornitore pagamento indirizzo revisione bozza progetto ufficio contatto telefono elenco presentazione conferenza sala cena ospiti traduzione archivio cartella',
  de: 'der die das und ist nicht mit den dem für auf ein eine im von zu wir ich auch bei Besprechung Bericht Reise Buchung Flug Hotel Rechnung Kunde Kalender Vertrag Notizen Reiseplan Tagesordnung Haushalt Zug Lieferant Zahlung Adresse Prüfung Entwurf Projekt Büro Kontakt Telefon Liste Vortrag Konferenz Saal Abendessen Gäste Übersetzung Archiv Ordner',
  es: 'el los de que y en del por para con una es al se su lo muy nos le reunión informe viaje reserva vuelo hotel factura cliente calendario contrato notas itinerario agenda presupuesto tren proveedor pago dirección revisión borrador proyecto oficina contacto teléfono lista presentación conferencia sala cena invitados traducción archivo carpeta',
};
const SYLLABLES = {
  en: 'ing ter al ment ver com pro ness land ful con ther ble ous tion er est rk st wh igh ound ake',
  it: 'ra to re na ri mo zio ne gli sca per lo mi ta do le cen ti co fa vo san tro li ga',
  de: 'ung ver ge ab zeit schaft lich auf be werk en stand ein frei keit ber gen weg haus tag ruf rei',
  es: 'ción ar do ra es pro mien to cer ga lo per mun da cal ver tes ani bla dor que sen far ti',
};
const VOCABULARY = 20_000;
const languages = Object.keys(COMMON);

/** The same numbers every time (mulberry32). */
function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const roll = dice(20_261_116);
const oneOf = (list) => list[Math.floor(roll() * list.length)];

const vocabularies = Object.fromEntries(
  languages.map((language) => {
    const words = COMMON[language].split(' ');
    const parts = SYLLABLES[language].split(' ');
    const known = new Set(words);
    while (known.size < VOCABULARY) known.add(Array.from({ length: 2 + Math.floor(roll() * 3) }, () => oneOf(parts)).join(''));
    return [language, [...known]];
  }),
); // prettier-ignore

/** A place in the list such that the n-th word comes a n-th as often as the first. */
const zipf = () => Math.floor(VOCABULARY ** roll()) - 1;
const text = (language, length) => Array.from({ length }, () => vocabularies[language][zipf()]).join(' ');

/** So many are indexed by the triggers of the product; the others have their words, and dates and places of their own. */
const INDEXED = 0.1;

/** Half of them tasks, half documents whose content was read. */
export async function fillArchive(database, { workspace, engagements }, count) {
  // Words are gathered and put into their index in large portions: it is the same afterwards, and sooner.
  await database.query(`SET gin_pending_list_limit = '256MB'`);
  // Of all the triggers, which are at rest, the index's own are awake.
  for (const table of ['task', 'deliverable', 'deliverable_version'])
    await database.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER archive`);
  for (let made = 0; made < count * INDEXED; made += BATCH) {
    const rows = Array.from({ length: BATCH }, (_, place) => {
      const language = languages[(made + place) % 4];
      return {
        engagement: engagements[Math.floor(roll() * engagements.length)],
        title: text(language, 4 + Math.floor(roll() * 5)).slice(0, 200),
        brief: text(language, 20 + Math.floor(roll() * 80)),
        content: text(language, 50 + Math.floor(roll() * 200)),
        minutes: Math.floor(roll() * 1_500_000),
        key: `${workspace}/${randomBytes(20).toString('hex')}`,
      };
    });
    await database.query(made % (2 * BATCH) === 0 ? TASKS : PAPERS, [workspace, JSON.stringify(rows)]);
  }
  await database.query(COPIES, [workspace, engagements, 1 / INDEXED - 1]);
  await database.query('VACUUM ANALYZE archive_entry, archive_word, archive_content');
}

const EACH = `jsonb_to_recordset($2) AS r (engagement uuid, title text, brief text, content text, minutes integer, key text)`;
const TASKS = `
  INSERT INTO task (id, workspace_id, engagement_id, title, brief, status, created_by_name, created_at, turn_since, changed_at)
  SELECT uuidv7(), $1, engagement, title, brief, 'accepted', 'Anna', now() - minutes * interval '1 minute', now(), now() FROM ${EACH}`;
const PAPERS = `
  WITH each AS MATERIALIZED (SELECT uuidv7() AS id, * FROM ${EACH}),
  content AS (
    INSERT INTO archive_content (storage_key, workspace_id, file_name, content_type, size, state, text)
    SELECT key, $1, 'paper.txt', 'text/plain', 1, 'read', content FROM each RETURNING storage_key),
  deliverable AS (
    INSERT INTO deliverable (id, workspace_id, engagement_id, title, created_at, shown_version, shown_at)
    SELECT id, $1, engagement, title, now() - minutes * interval '1 minute', 1, now() FROM each, (SELECT count(*) FROM content) AS first RETURNING id)
  INSERT INTO deliverable_version (deliverable_id, number, workspace_id, engagement_id, file_name, content_type, size, sha256, storage_key, created_by_name, created_at)
  SELECT id, 1, $1, engagement, 'paper.txt', 'text/plain', 1, repeat('0', 64), key, 'Anna', now() - minutes * interval '1 minute'
  FROM each, (SELECT count(*) FROM deliverable) AS first`;

const COPIES = `
  INSERT INTO archive_entry (kind, record_id, audience, workspace_id, engagement_id, client_id, storage_key, at, title, body, text_hash, words)
  SELECT e.kind, uuidv7(), e.audience, e.workspace_id, g.id, g.client_id, e.storage_key, now() - random() * interval '3 years', e.title, e.body, e.text_hash, e.words
  FROM generate_series(1, $3::int) n CROSS JOIN (SELECT *, 1 + floor(random() * cardinality($2::uuid[]))::int AS place FROM archive_entry WHERE workspace_id = $1) e
  JOIN LATERAL (SELECT id, client_id FROM engagement WHERE id = ($2::uuid[])[1 + (n * 7 + e.place) % cardinality($2::uuid[])]) AS g ON true`;

/** One to three words, seldom the little ones; a tenth of them mistyped. */
function asked() {
  const vocabulary = vocabularies[oneOf(languages)];
  const words = Array.from({ length: 1 + Math.floor(roll() * 3) }, () => vocabulary[20 + Math.floor((VOCABULARY / 40) ** roll()) - 1]);
  if (roll() < 0.1) {
    const longest = words.findIndex((word) => word.length === Math.max(...words.map(({ length }) => length)));
    const place = 2 + Math.floor(roll() * (words[longest].length - 3));
    words[longest] = words[longest].slice(0, place) + oneOf('aeiounrst'.split('')) + words[longest].slice(place + 1);
  }
  return words.join(' ');
} // prettier-ignore

/** Searches by eight callers at once. */
export function measureSearch(api, headers, milliseconds) {
  const next = () => ({ path: `/api/v1/archive/search?limit=20&q=${encodeURIComponent(asked())}`, headers });
  return load(api, next, 200, milliseconds);
}
