import PostalMime, { type Email } from 'postal-mime';
import { oneLine } from './render.js';

/** What a mail server reports about a mail that had been taken (RFC 3464), or a reader's provider (RFC 5965). */
export interface DeliveryReport {
  readonly kind: 'failed' | 'delayed' | 'delivered' | 'complaint';
  /** Whom the report is about, in small letters: as we wrote to them, and where it went in the end. */
  readonly recipients: readonly string[];
  /** RFC 3463, as `5.1.1`. */
  readonly status: string | null;
  /** In the server's own words, on one line. */
  readonly said: string;
  /** `local@domain` of the mail that it is about, as the mail itself said. */
  readonly messageId: string | null;
  /** Addresses that the report was sent to, and the sender of the mail's envelope: one of them may be ours. */
  readonly returnPaths: readonly string[];
}

type Fields = ReadonlyMap<string, string>;

const ACTIONS: Readonly<Record<string, DeliveryReport['kind']>> = {
  failed: 'failed',
  delayed: 'delayed',
  delivered: 'delivered',
  relayed: 'delivered',
  expanded: 'delivered',
};
/** Of the kinds of feedback, those that say "this I do not want"; `not-spam` and `virus` do not. */
const COMPLAINTS = ['abuse', 'fraud', 'opt-out', 'opt-out-list', 'other'];
const RETURN_PATHS = ['to', 'delivered-to', 'x-original-to', 'envelope-to'];
const LONGEST_SAID = 400;

/** Reads a report; null for any other mail (an absence note, an advertisement). */
export async function readDeliveryReport(raw: Uint8Array): Promise<DeliveryReport | null> {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true });
  const original = fieldsOf(partOf(mail, 'message/rfc822') ?? partOf(mail, 'text/rfc822-headers') ?? '');
  const about = {
    messageId: bare(original.get('message-id')),
    returnPaths: mail.headers
      .filter(({ key }) => RETURN_PATHS.includes(key))
      .flatMap(({ value }) => addressesIn(value)),
  };
  const feedback = partOf(mail, 'message/feedback-report');
  if (feedback !== null) return complaint(fieldsOf(feedback), about);
  const status = partOf(mail, 'message/delivery-status') ?? partOf(mail, 'message/global-delivery-status');
  return status === null ? null : deliveryStatus(status, original, about);
}

type About = Pick<DeliveryReport, 'messageId' | 'returnPaths'>;

/** One block for the mail, then one for each recipient; our mails have one. */
function deliveryStatus(text: string, original: Fields, about: About): DeliveryReport | null {
  const blocks = text.split(/\r?\n(?:[ \t]*\r?\n)+/).map(fieldsOf);
  const worst = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'];
  const ofRecipients = blocks
    .filter((block) => worst.includes(block.get('action')?.toLowerCase() ?? ''))
    .sort((a, b) => worst.indexOf(actionOf(a)) - worst.indexOf(actionOf(b)));
  const [block] = ofRecipients;
  const kind = block && ACTIONS[actionOf(block)];
  if (!block || !kind) return null;
  const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(block.get('status') ?? '')?.[0] ?? null;
  const diagnostic = (block.get('diagnostic-code') ?? '').replace(/^\s*[\w-]+\s*;\s*/, '');
  const recipients = ['original-recipient', 'final-recipient'].flatMap((name) =>
    addressesIn((block.get(name) ?? '').replace(/^\s*[\w-]+\s*;\s*/, '')),
  );
  return {
    kind,
    status,
    said: short(diagnostic || block.get('status') || ''),
    recipients: recipients.length > 0 ? recipients : addressesIn(original.get('to') ?? ''),
    ...about,
  };
}

function complaint(fields: Fields, about: About): DeliveryReport | null {
  const type = fields.get('feedback-type')?.toLowerCase() ?? '';
  if (!COMPLAINTS.includes(type)) return null;
  return {
    kind: 'complaint',
    status: null,
    said: short(`${type} (${fields.get('user-agent') ?? '?'})`),
    recipients: addressesIn(fields.get('original-rcpt-to') ?? ''),
    messageId: about.messageId,
    returnPaths: [...about.returnPaths, ...addressesIn(fields.get('original-mail-from') ?? '')],
  };
}

function actionOf(block: Fields): string {
  return block.get('action')?.toLowerCase() ?? '';
}

/** The header fields at the beginning of a text, unfolded; the first of a name counts. */
function fieldsOf(text: string): Fields {
  const [head = ''] = text.replace(/^\s+/, '').split(/\r?\n[ \t]*\r?\n/, 1);
  const fields = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value] = /^([\w-]+):\s*(.*)$/s.exec(line) ?? [];
    if (name && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), (value ?? '').trim());
  }
  return fields;
}

/** Its first 100,000 characters are enough: headers stand at the beginning. */
function partOf({ attachments }: Email, type: string): string | null {
  const part = attachments.find(({ mimeType }) => mimeType.toLowerCase() === type);
  if (!part) return null;
  const bytes = typeof part.content === 'string' ? Buffer.from(part.content) : Buffer.from(part.content as ArrayBuffer); // prettier-ignore
  return bytes.toString('utf8', 0, 100_000);
}

function addressesIn(text: string): string[] {
  return (text.match(/[^\s<>(),;:"@]+@[^\s<>(),;:"@]+/g) ?? []).map((address) => address.toLowerCase());
}

function bare(messageId: string | undefined): string | null {
  return /<([^<>\s]+)>/.exec(messageId ?? '')?.[1] ?? null;
}

function short(said: string): string {
  return oneLine(said).slice(0, LONGEST_SAID).toWellFormed();
}
