import type { FormOfAddress } from '../../kernel/manner.js';
import { localDay } from '../../kernel/time-zone.js';
import { textsFor } from '../../platform/i18n/translate.js';
import type { FollowUpRow } from './follow-up.dto.js';

/** The word as it is proposed: in the language of its reader and as they are addressed, signed by whoever sends it. */
export function proposedWord(
  { language, contactName, startsAt, timeZone }: FollowUpRow,
  address: FormOfAddress,
  author: string,
): string {
  const { t, day } = textsFor(language, address);
  const on = day(localDay(startsAt.toTemporalInstant(), timeZone).toString(), 'long');
  return t('follow-up.text', { name: contactName, day: on, author });
}
