import { setTimeout as pause } from 'node:timers/promises';
import type { OpenedMail } from '../../src/platform/mail/kept-mails.js';
import type { Mails } from './mails.js';

/** The reports that an address has got, oldest first; invitations and the like left out. */
export async function reportMails(mails: Mails, address: string): Promise<OpenedMail[]> {
  const all = await mails.to(address);
  return all.filter((mail) => mail.headers['list-id']?.includes('report.weekly'));
}

/** Waits until an address has got `count` reports. */
export async function waitForReports(mails: Mails, address: string, count = 1): Promise<OpenedMail[]> {
  for (let turn = 0; turn < 300; turn++) {
    const found = await reportMails(mails, address);
    if (found.length >= count) return found;
    await pause(50);
  }
  throw new Error(`${address} did not get ${count} report(s) in 15 s`);
}

/** The address of the report's page in its mail, as a path (`/r/…`); beside it there may be that of an earlier version. */
export function linkIn(mail: OpenedMail | undefined): string {
  const path = /(\/r\/[\w-]{78})\/unsubscribe/.exec(mail?.text ?? '')?.[1];
  if (!path) throw new Error('the mail has no link to a report');
  return path;
}
