import { setTimeout as pause } from 'node:timers/promises';
import { aContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import type { Visitor } from './visitor.js';

export interface DeliveryAnswer {
  readonly id: string;
  readonly state: string;
  readonly email: string;
  readonly answer: string | null;
  readonly lastError: string | null;
  readonly attempts: number;
  readonly nextTryAt: string | null;
  readonly sentAt: string | null;
  readonly openedAt: string | null;
  readonly can: Readonly<Record<'retry' | 'readMail', boolean>>;
}

/** Waits until the first delivery of a report is as wished: what the mail server said is kept a moment after the mail came. */
export async function untilDelivery(
  owner: Visitor,
  reportId: string,
  wanted: (delivery: DeliveryAnswer) => boolean,
): Promise<DeliveryAnswer> {
  const read = async () =>
    (await owner.get(`/reports/${reportId}`).expect(200)).body.deliveries[0] as DeliveryAnswer;
  for (let turn = 0; turn < 600; turn++) {
    const now = await read();
    if (wanted(now)) return now;
    await pause(50);
  }
  throw new Error(`still ${JSON.stringify(await read())}`);
}

/** Waits until the mail server has taken a report's mail. */
export function untilSent(owner: Visitor, reportId: string): Promise<DeliveryAnswer> {
  return untilDelivery(owner, reportId, ({ state }) => state === 'sent');
}

let number = 0;

/** A report of an empty week on its way to one reader. */
export class SentReport {
  private constructor(
    readonly owner: Visitor,
    readonly id: string,
    readonly contactId: string,
    readonly engagementId: string,
    readonly email: string,
  ) {}

  static async send(owner: Visitor): Promise<SentReport> {
    const { id: engagementId, clientId } = await anEngagement(owner);
    const email = `reader-${++number}@example.com`;
    const contact = await aContact(owner, { clientId, email, language: 'en' });
    const { body } = await owner.post('/reports', { engagementId, week: '2026-W46' }).expect(201);
    await owner.post(`/reports/${body.id}/send`).expect(200);
    return new SentReport(owner, body.id as string, contact.id, engagementId, email);
  }

  async delivery(): Promise<DeliveryAnswer> {
    const { body } = await this.owner.get(`/reports/${this.id}`).expect(200);
    return body.deliveries[0] as DeliveryAnswer;
  }

  until(wanted: (delivery: DeliveryAnswer) => boolean): Promise<DeliveryAnswer> {
    return untilDelivery(this.owner, this.id, wanted);
  }

  untilState(state: string): Promise<DeliveryAnswer> {
    return this.until((delivery) => delivery.state === state);
  }

  async path(): Promise<string> {
    return `/reports/${this.id}/deliveries/${(await this.delivery()).id}`;
  }

  async history(): Promise<{
    items: { state: string; email: string; answer: string }[];
    mails: { sha256: string }[];
  }> {
    return (await this.owner.get(`${await this.path()}/history`).expect(200)).body;
  }

  /** The states that it went through, one after another. */
  async states(): Promise<string[]> {
    return (await this.history()).items.map(({ state }) => state);
  }

  async retry(): Promise<void> {
    await this.owner.post(`${await this.path()}/retry`).expect(200);
  }
}
