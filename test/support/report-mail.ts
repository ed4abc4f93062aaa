import type { OpenedMail } from '../../src/platform/mail/kept-mails.js';

/** The address of the report's page in its mail, as a path (`/r/…`). */
export function linkIn(mail: OpenedMail): string {
  const path = /https?:\/\/[^\s/]+(\/r\/[\w-]{78})\b/.exec(mail.text)?.[1];
  if (!path) throw new Error('the mail has no link to a report');
  return path;
}
