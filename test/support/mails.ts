import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as pause } from 'node:timers/promises';
import { KeptMails, type OpenedMail } from '../../src/platform/mail/kept-mails.js';

/** The embedded mailbox, read by the tests. */
export class Mails {
  constructor(private readonly app: NestFastifyApplication) {}

  /** Every mail to an address, oldest first. */
  async to(address: string): Promise<OpenedMail[]> {
    const kept = this.app.get(KeptMails);
    const mine = (await kept.list()).filter((mail) => mail.to.includes(address));
    const opened = await Promise.all(mine.map(({ id }) => kept.open(id)));
    return opened.filter((mail) => mail !== null).sort((a, b) => a.date.localeCompare(b.date));
  }

  /** Waits until an address has got `count` mails. */
  async wait(address: string, count = 1): Promise<OpenedMail[]> {
    for (let turn = 0; turn < 600; turn++) {
      const mails = await this.to(address);
      if (mails.length >= count) return mails;
      await pause(50);
    }
    throw new Error(`${address} did not get ${count} mail(s) in 30 s`);
  }
}
