import { Problem } from '../api/problem';
import type { Deliverable } from '../api/types';

export type Decided = Deliverable['decisions'][number]['decision'];
/** What happened while the reader was looking: a decision, another version, or it was taken back. */
export type Meanwhile = Decided | 'other-version' | 'taken-back';

/** The document as it will be once the server has agreed. */
export function asDecided(deliverable: Deliverable, decision: Deliverable['decisions'][number]): Deliverable {
  return {
    ...deliverable,
    state: decision.decision,
    decisions: [...deliverable.decisions, decision],
    can: { ...deliverable.can, accept: false, requestChange: false },
  };
}

/** Why a decision was too late; null when it failed for another reason. */
export function meanwhile(error: unknown): Meanwhile | null {
  if (!(error instanceof Problem)) return null;
  switch (error.code) {
    case 'deliverable.decided':
      return error.details['decision'] === 'change_requested' ? 'change_requested' : 'accepted';
    case 'deliverable.other-version':
      return 'other-version';
    case 'deliverable.not-shown':
      return 'taken-back';
    default:
      // Taken back altogether: for a contact it is not there any more.
      return error.status === 404 ? 'taken-back' : null;
  }
}

/** The last decision about the version that the client sees. */
export function standingDecision({
  decisions,
  shownVersion,
  state,
}: Pick<Deliverable, 'decisions' | 'shownVersion' | 'state'>): Deliverable['decisions'][number] | null {
  if (state !== 'accepted' && state !== 'change_requested') return null;
  return (
    decisions.findLast(({ version, decision }) => version === shownVersion && decision === state) ?? null
  );
}
