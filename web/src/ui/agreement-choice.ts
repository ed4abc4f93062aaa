import type { AgreementRecord } from '../api/types';

/** Where an agreement stands in time. */
export type AgreementTime = 'now' | 'later' | 'before';

/** @param all the newest first @param today local day of the engagement */
export function timeOf(all: readonly AgreementRecord[], id: string, today: string): AgreementTime {
  const agreement = all.find((each) => each.id === id);
  const current = all.find(({ validFrom }) => validFrom <= today) ?? all.at(-1);
  if (!agreement || agreement === current) return 'now';
  return agreement.validFrom > today ? 'later' : 'before';
}

/** The one to begin with: what waits for the reader's answer, else the one that is to come, else the one that holds. */
export function firstChoice(all: readonly AgreementRecord[], today: string): AgreementRecord | undefined {
  const asked = all.find(({ can, proposedAt }) => can.answer && proposedAt !== null);
  const coming = all.findLast(({ validFrom }) => validFrom > today);
  return asked ?? coming ?? all.find(({ validFrom }) => validFrom <= today) ?? all.at(-1);
}

/** What the client has said so far: a question leaves it open. */
export function standOf({
  answer,
}: {
  answer: { decision: string } | null;
}): 'accepted' | 'declined' | 'open' {
  if (answer?.decision === 'accepted') return 'accepted';
  return answer?.decision === 'declined' ? 'declined' : 'open';
}
