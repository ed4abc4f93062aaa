import { ActionIcon, Button } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { deliverables } from '../api/deliverables';
import type { Deliverable, DeliverableVersion } from '../api/types';
import styles from './document-preview.module.css';

interface DocumentPagesProps {
  deliverable: Deliverable;
  version: DeliverableVersion;
}

/** So many pages have a picture at most. */
const mostPages = 20;

/** The pictures of a document, one page at a time; the arrow keys turn them. */
export function DocumentPages({ deliverable, version }: DocumentPagesProps) {
  const { formatMessage } = useIntl();
  const pages = version.preview === 'pages' ? (version.pages ?? 1) : 1;
  const [page, setPage] = useState(1);
  const turn = (step: number) => setPage((now) => Math.min(Math.max(now + step, 1), pages));
  useArrows(pages > 1, turn);
  const words = { page, pages };
  return (
    <div className={styles.pages}>
      {pages > 1 && (
        <div className={styles.turning}>
          <ActionIcon
            variant="default"
            size="lg"
            disabled={page === 1}
            aria-label={formatMessage({ id: 'document.page-before' })}
            title={formatMessage({ id: 'document.page-before' })}
            onClick={() => turn(-1)}
          >
            <ChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <span role="status">
            <FormattedMessage id="document.page-of" values={words} />
          </span>
          <ActionIcon
            variant="default"
            size="lg"
            disabled={page === pages}
            aria-label={formatMessage({ id: 'document.page-after' })}
            title={formatMessage({ id: 'document.page-after' })}
            onClick={() => turn(1)}
          >
            <ChevronRight size={18} aria-hidden />
          </ActionIcon>
        </div>
      )}
      <Picture
        key={page}
        src={deliverables.previewAddress(deliverable.id, version.number, page, 960)}
        alt={
          pages > 1
            ? `${deliverable.title}: ${formatMessage({ id: 'document.page-of' }, words)}`
            : deliverable.title
        }
      />
      {pages >= mostPages && (
        <p className="dim small">
          <FormattedMessage id="document.first-pages" values={{ count: pages }} />
        </p>
      )}
    </div>
  );
}

function Picture({ src, alt }: { src: string; alt: string }) {
  const [state, setState] = useState<'loading' | 'there' | 'failed'>('loading');
  const [attempt, setAttempt] = useState(0);
  if (state === 'failed') {
    return (
      <div className={styles.instead} role="alert">
        <p>
          <FormattedMessage id="document.preview-failed" />
        </p>
        <Button
          variant="default"
          onClick={() => {
            setAttempt(attempt + 1);
            setState('loading');
          }}
        >
          <FormattedMessage id="common.retry" />
        </Button>
      </div>
    );
  }
  return (
    <img
      key={attempt}
      className={styles.picture}
      data-loading={state === 'loading' || undefined}
      src={src}
      alt={alt}
      decoding="async"
      onLoad={() => setState('there')}
      onError={() => setState('failed')}
    />
  );
}

/** Left and right turn the page, wherever the reader is but in a field. */
function useArrows(active: boolean, turn: (step: number) => void): void {
  const latest = useRef(turn);
  useEffect(() => {
    latest.current = turn;
  });
  useEffect(() => {
    if (!active) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      const target = event.target instanceof Element ? event.target : null;
      if (!step || target?.closest('input, textarea, select, [role="menu"], [role="listbox"]')) return;
      event.preventDefault();
      latest.current(step);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [active]);
}
