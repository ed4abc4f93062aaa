import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useEffect } from 'react';
import { setPageTitle } from './document-title';
import styles from './page.module.css';

interface PageProps {
  title: string;
  /** One quiet line under the title. */
  lead?: ReactNode;
  actions?: ReactNode;
  /** For a table or a calendar that needs the room. */
  wide?: boolean;
  children: ReactNode;
}

/** A page of the app: its only h1, its actions, and the title of the tab. */
export function Page({ title, lead, actions, wide = false, children }: PageProps) {
  useEffect(() => setPageTitle(title), [title]);
  return (
    <div className={styles.page} data-wide={wide || undefined}>
      <header className={styles.header}>
        <div className={styles.heading}>
          <h1 className={styles.title}>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface CardProps {
  title?: string;
  /** Beside the title: a count, a link, a switch. */
  aside?: ReactNode;
  /** Rows reach the edges; each row brings its own padding. */
  flush?: boolean;
  /** Keeps its place while it loads, in pixels. */
  minHeight?: number;
  children: ReactNode;
}

/** A part of a page, with its own h2. */
export function Card({ title, aside, flush = false, minHeight, children }: CardProps) {
  return (
    <section className={styles.card} style={minHeight ? { minHeight } : undefined}>
      {(title || aside) && (
        <div className={styles.cardHead}>
          {title && <h2 className={styles.cardTitle}>{title}</h2>}
          {aside && <div className={styles.cardAside}>{aside}</div>}
        </div>
      )}
      <div className={flush ? undefined : styles.cardBody}>{children}</div>
    </section>
  );
}

interface EmptyProps {
  icon?: ReactNode;
  /** What this place is for, in a sentence. */
  children: ReactNode;
  /** The one next step. */
  action?: ReactNode;
}

/** A place where nothing is yet: says what belongs here and offers the one next step. */
export function Empty({ icon, children, action }: EmptyProps) {
  return (
    <div className={styles.empty}>
      {icon && (
        <span className={styles.emptyIcon} aria-hidden>
          {icon}
        </span>
      )}
      <p>{children}</p>
      {action}
    </div>
  );
}

/** Grey rows of the height that the real ones will have, so that nothing jumps. */
export function SkeletonRows({ count = 3, height = 48 }: { count?: number; height?: number }) {
  const { formatMessage } = useIntl();
  return (
    <div role="status" className={styles.skeleton}>
      <span className="only-heard">{formatMessage({ id: 'common.loading' })}</span>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className={styles.skeletonRow} style={{ height }} />
      ))}
    </div>
  );
}
