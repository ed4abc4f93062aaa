import { useQueries, useQuery } from '@tanstack/react-query';
import { balances } from '../../api/balances';
import { deliverables } from '../../api/deliverables';
import { engagements } from '../../api/engagements';
import { feedback } from '../../api/feedback';
import { questions } from '../../api/questions';
import { reports } from '../../api/reports';
import { tasks } from '../../api/tasks';
import type { Consent } from '../../api/types';
import { waitingFor, type Waiting } from './waiting';

interface WaitingNow {
  /** Undefined until everything has been read: "nothing waits" is said only when it is known. */
  items: Waiting[] | undefined;
  error: Error | null;
  retry: () => void;
}

/** What waits for the reader, from wherever it may come. */
export function useWaiting(): WaitingNow {
  const held = useQuery(tasks.list({ turn: 'client', open: true }));
  const asked = useQuery(questions.list({ open: true }));
  const shown = useQuery(deliverables.list({ state: 'shown' }));
  const wished = useQuery(feedback.list({ state: 'asked' }));
  const sent = useQuery(reports.list({ state: 'sent' }));
  const all = [held, asked, shown, wished, sent];
  const known = held.data && asked.data && shown.data && wished.data && sent.data;
  return {
    items: known
      ? waitingFor({
          tasks: held.data.items,
          questions: asked.data.items,
          documents: shown.data.items,
          feedback: wished.data.items,
          reports: sent.data.items,
        })
      : undefined,
    error: known ? null : (all.find(({ error }) => error)?.error ?? null),
    retry: () => {
      for (const query of all) if (query.error) void query.refetch();
    },
  };
}

/** A decision on hours beyond the balance that waits, with the engagement's name where there are several. */
export interface ConsentWaiting {
  consent: Consent;
  name?: string;
}

export function useConsents(): ConsentWaiting[] {
  const { data } = useQuery(engagements.list());
  const places = data?.items ?? [];
  const found = useQueries({ queries: places.map(({ id }) => balances.of(id)) });
  return places.flatMap(({ name }, index) => {
    const consent = found[index]?.data?.consent;
    if (!consent?.can.answer) return [];
    return [places.length > 1 ? { consent, name } : { consent }];
  });
}
