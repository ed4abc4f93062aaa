import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import styles from './portal.module.css';

/** From one task or report to all of them. */
export function Back({ to }: { to: '/tasks' | '/reports' }) {
  return (
    <p className={styles.back}>
      <Link to={to}>
        <ArrowLeft size={16} aria-hidden />
        <FormattedMessage id={to === '/tasks' ? 'portal.all-tasks' : 'portal.all-reports'} />
      </Link>
    </p>
  );
}
