import { CloudOff, TriangleAlert } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useUnsent } from '../../api/offline/unsent';
import styles from './timer-bar.module.css';

const Outbox = lazy(() => import('./timer-outbox'));

/** How much the server does not have yet; appears when it takes longer than a moment. */
export function TimerUnsent() {
  const items = useUnsent();
  const [open, setOpen] = useState(false);
  const refused = items.filter((item) => item.refused).length;
  const entries = new Set(items.map(({ change }) => change.entryId)).size;
  const words =
    refused > 0 ? (
      <FormattedMessage id="unsent.refused" values={{ count: refused }} />
    ) : (
      <FormattedMessage id="unsent.waiting" values={{ count: entries }} />
    );
  return (
    <>
      {items.length > 0 && (
        <button
          type="button"
          className={styles.unsent}
          data-refused={refused > 0 || undefined}
          onClick={() => setOpen(true)}
        >
          {refused > 0 ? <TriangleAlert size={16} aria-hidden /> : <CloudOff size={16} aria-hidden />}
          <span className={styles.unsentCount} aria-hidden>
            {refused || entries}
          </span>
          <span className={styles.unsentWord}>{words}</span>
        </button>
      )}
      <span className="only-heard" role="status">
        {refused > 0 && words}
      </span>
      {open && (
        <Suspense fallback={null}>
          <Outbox onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
