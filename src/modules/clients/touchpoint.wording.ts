import type { Texts } from '../../platform/i18n/translate.js';
import type { TouchpointFacts, TouchpointKind } from './touchpoint.rules.js';

export interface WordedTouchpoint {
  readonly reason: string;
  readonly suggestion: string;
}

/** Why to get in touch and how, for the member who decides: kind, concrete, and never to be sent as it is. */
export function touchpointTexts(
  texts: Texts,
  kind: TouchpointKind,
  facts: TouchpointFacts,
  clientName: string,
): WordedTouchpoint {
  const { t, day } = texts;
  const who = facts.contactName ?? clientName;
  const on = facts.on ? day(facts.on, 'long') : '';
  switch (kind) {
    case 'anniversary':
      return {
        reason: t('touchpoint.anniversary.reason', { client: clientName, years: facts.years, on }),
        suggestion: t('touchpoint.anniversary.suggestion', { who, years: facts.years }),
      };
    case 'thanks':
      return {
        reason: t('touchpoint.thanks.reason', { client: clientName, name: facts.name, on }),
        suggestion: t('touchpoint.thanks.suggestion', { who, name: facts.name }),
      };
    case 'date':
      return {
        reason: facts.years
          ? t('touchpoint.date.reason-years', { label: facts.label, who, on, years: facts.years })
          : t('touchpoint.date.reason', { label: facts.label, who, on }),
        suggestion: t('touchpoint.date.suggestion', { who }),
      };
    case 'quiet':
      return {
        reason: t('touchpoint.quiet.reason', { client: clientName, on }),
        suggestion: t('touchpoint.quiet.suggestion', { who }),
      };
    case 'other':
      return { reason: facts.reason ?? '', suggestion: facts.suggestion ?? '' };
  }
}
