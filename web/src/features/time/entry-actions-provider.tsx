import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { EntryActionsContext, type EntryQuestion } from './entry-actions';
import { useTimer } from './timer';

const Dialogs = lazy(() =>
  import('./dialogs/entry-dialogs').then((module) => ({ default: module.EntryDialogs })),
);

/** One place for the dialogs of all entries of a page. */
export function EntryActionsProvider({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<EntryQuestion | null>(null);
  const timer = useTimer();
  const actions = useMemo(() => ({ ask: setQuestion, timer }), [timer]);
  return (
    <EntryActionsContext value={actions}>
      {children}
      {question && (
        <Suspense>
          <Dialogs question={question} onAsk={setQuestion} onClose={() => setQuestion(null)} />
        </Suspense>
      )}
    </EntryActionsContext>
  );
}
