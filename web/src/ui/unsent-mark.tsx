import { CloudOff, TriangleAlert } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { useUnsent } from '../api/offline/unsent';
import styles from './unsent-mark.module.css';

/** Says of an entry that the server does not have it as it stands here; nothing when it has. */
export function UnsentMark({ entryId }: { entryId: string }) {
  const own = useUnsent().filter(({ change }) => change.entryId === entryId);
  if (own.length === 0) return null;
  const refused = own.some((item) => item.refused);
  return (
    <span className={styles.mark} data-refused={refused || undefined}>
      {refused ? <TriangleAlert size={13} aria-hidden /> : <CloudOff size={13} aria-hidden />}{' '}
      <FormattedMessage id={refused ? 'unsent.mark-refused' : 'unsent.mark'} />
    </span>
  );
}
