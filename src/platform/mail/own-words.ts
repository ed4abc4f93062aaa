/** `On Mon, 16 Nov 2026 at 09:30, Anna Ferri <…> wrote:` as Gmail, Apple, Thunderbird and others put it, on one line. */
const ATTRIBUTIONS = [
  /^On .{6,250} wrote:$/u,
  /^(Il|In data) .{6,250} ha scritto:$/u,
  /^Am .{6,250} schrieb( .{1,250})?:$/u,
  /^.{2,150} schrieb am .{6,150}:$/u,
  /^(El|En) .{6,250} escribió:$/u,
];
/** Our own sentences may begin and end like one; only an attribution names a time of day or an address. */
const TIME_OR_ADDRESS = /\d{1,2}[:.]\d{2}|\S@\S/u;
const MOST_ATTRIBUTION_LINES = 4;

const SEPARATOR =
  /^-{2,} ?(Original Message|Messaggio originale|Ursprüngliche Nachricht|Mensaje original|Forwarded message|Messaggio inoltrato|Weitergeleitete Nachricht|Mensaje reenviado) ?-{2,}$/iu;
const label = (words: string) => new RegExp(String.raw`^\*{0,2}(${words}):?\*{0,2}:? ?`, 'iu');
/** Outlook repeats the head of the mail. A journey has "Da: … A: … Data: …" as well, but no subject. */
const FROM = label('From|Da|Von|De');
const SENT = label('Sent|Date|Inviato|Data|Gesendet|Datum|Enviado|Enviado el|Fecha');
const TO = label('To|A|An|Para|Cc|CC');
const SUBJECT = label('Subject|Oggetto|Betreff|Asunto');
const RULE = /^_{10,}$/u;

/** Lines that a program puts under what is written on a telephone. */
const DEVICE =
  '(iPhone|iPad|Android|Samsung|Galaxy|Huawei|Xiaomi|Pixel|Outlook|smartphone|Smartphone|Handy|Tablet|tablet|móvil|cellulare|telefono|mobile|phone|Mail|Yahoo)';
const FROM_DEVICE = [
  String.raw`Sent from (my |the )?.{0,25}${DEVICE}.{0,40}`,
  String.raw`Inviato (da|dal) (mio |il mio )?.{0,25}${DEVICE}.{0,40}`,
  String.raw`Von meinem .{0,25}${DEVICE}.{0,25} gesendet`,
  String.raw`Gesendet (von|mit) .{0,25}${DEVICE}.{0,40}`,
  String.raw`Enviado (desde|de) (mi |el )?.{0,25}${DEVICE}.{0,40}`,
  String.raw`(Get|Ottieni|Scarica|Obtener|Obtén) Outlook (for|per|para) .{2,80}`,
  String.raw`(Holen Sie sich )?Outlook für .{2,80}`,
].map((line) => new RegExp(`^${line}$`, 'u'));

/** Whoever says so has written into what they quote. */
const BELOW =
  /\b(below|inline|in red|sotto|qui sotto|in rosso|unten|untenstehend|in rot|abajo|más abajo|en rojo)\b/iu;

interface Head {
  /** First line of the head, and the first after it. */
  readonly from: number;
  readonly to: number;
}

/**
 * What somebody has written themselves in an answer by mail: without the mail that they quote, their signature after
 * `-- `, and the line of their telephone. Knows how Gmail, Outlook, Apple Mail and Thunderbird quote in four languages.
 * Where it is not sure it keeps: no word of an answer is lost, at worst too much of it is shown.
 */
export function ownWords(text: string): string {
  const lines = text
    .replace(/\r\n?/gu, '\n')
    .replace(/\u00a0/gu, ' ')
    .split('\n');
  const head = firstHead(lines);
  if (!head) return joined(withoutEnd(unquoted(lines)));
  const above = withoutEnd(unquoted(lines.slice(0, head.from)));
  const below = lines.slice(head.to);
  // Between quoted lines stand answers to them.
  if (below.some(isQuoted)) return joined([...above, '', ...withoutEnd(notQuoted(below))]);
  // Unmarked, as Outlook does: what was quoted and what was added to it look the same.
  const first = joined(above);
  if (first !== '' && !BELOW.test(first)) return first;
  return joined([...above, '', ...withoutEnd(below)]);
}

/** The first place at which a quoted mail begins; what is quoted itself is passed over. */
function firstHead(lines: readonly string[]): Head | null {
  for (let place = 0; place < lines.length; place++) {
    const line = (lines[place] ?? '').trim();
    if (line === '' || isQuoted(line)) continue;
    const to = SEPARATOR.test(line) ? (afterHeader(lines, place + 1) ?? place + 1) : (afterAttribution(lines, place) ?? afterHeader(lines, place)); // prettier-ignore
    if (to !== null) return { from: place, to };
  }
  return null;
}

/** An attribution may be broken over some lines. */
function afterAttribution(lines: readonly string[], place: number): number | null {
  let whole = '';
  for (let count = 0; count < MOST_ATTRIBUTION_LINES; count++) {
    const line = (lines[place + count] ?? '').trim();
    if (line === '' || isQuoted(line)) return null;
    whole = whole === '' ? line : `${whole} ${line}`;
    if (TIME_OR_ADDRESS.test(whole) && ATTRIBUTIONS.some((pattern) => pattern.test(whole)))
      return place + count + 1;
  }
  return null;
}

/** From, sent, to and subject one after another, perhaps under a ruled line; sender, date and subject are a must. */
function afterHeader(lines: readonly string[], start: number): number | null {
  let place = start;
  while (
    place < lines.length &&
    ((lines[place] ?? '').trim() === '' || RULE.test((lines[place] ?? '').trim()))
  )
    place++;
  if (!FROM.test((lines[place] ?? '').trim())) return null;
  let sent = false;
  let subject = false;
  for (place++; place < lines.length; place++) {
    const line = (lines[place] ?? '').trim();
    if (SENT.test(line)) sent = true;
    else if (SUBJECT.test(line)) subject = true;
    else if (!TO.test(line)) break;
  }
  return sent && subject ? place : null;
}

function isQuoted(line: string): boolean {
  return /^\s{0,3}>/u.test(line);
}

function notQuoted(lines: readonly string[]): string[] {
  return lines.filter((line) => !isQuoted(line));
}

/** Above or without a head, one line with `>` may be the writer's own ("> 5 people"); several together are a quote. */
function unquoted(lines: readonly string[]): string[] {
  return lines.filter(
    (line, place) =>
      !isQuoted(line) || !(isQuoted(lines[place - 1] ?? '') || isQuoted(lines[place + 1] ?? '')),
  );
}

/** Without signature, ruled line and the telephone's line at the end. */
function withoutEnd(lines: readonly string[]): string[] {
  const delimiter = lines.indexOf('-- ');
  const kept = delimiter >= 0 ? lines.slice(0, delimiter) : [...lines];
  for (let last = (kept.at(-1) ?? 'end').trim(); isEnd(last); last = (kept.at(-1) ?? 'end').trim())
    kept.pop();
  return kept;
}

function isEnd(line: string): boolean {
  return line === '' || RULE.test(line) || FROM_DEVICE.some((pattern) => pattern.test(line));
}

function joined(lines: readonly string[]): string {
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
