import { Eye, Lock } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { Visibility } from '../api/comments';
import styles from './comment.module.css';

/** Who reads it: said with a sign and words, and in the look of what stands around it. */
export function VisibilityMark({ visibility, short = false }: { visibility: Visibility; short?: boolean }) {
  const Icon = visibility === 'internal' ? Lock : Eye;
  return (
    <span className={styles.mark} data-visibility={visibility}>
      <Icon size={13} aria-hidden />
      <FormattedMessage id={short ? `comment.choose-${visibility}` : `comment.${visibility}`} />
    </span>
  );
}
