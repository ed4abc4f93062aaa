import { Alert, Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIntl, type IntlShape } from 'react-intl';
import { Problem } from '../api/problem';

/** What went wrong, in the reader's words: the server's own sentence where there is one. */
export function explain(intl: IntlShape, error: unknown): string {
  if (error instanceof Problem) {
    if (error.detail) return error.detail;
    if (error.status === 0) return intl.formatMessage({ id: 'problem.offline' });
    if (error.status === 404) return intl.formatMessage({ id: 'problem.not-found' });
    if (error.status === 412) return intl.formatMessage({ id: 'problem.stale' });
    if (error.status === 429) return intl.formatMessage({ id: 'problem.too-many' });
  }
  return intl.formatMessage({ id: 'problem.unexpected' });
}

interface ProblemNoteProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
  children?: ReactNode;
}

/** An error in its place; says nothing when there is none. */
export function ProblemNote({ error, onRetry, children }: ProblemNoteProps) {
  const intl = useIntl();
  if (!error) return null;
  return (
    <Alert role="alert" color="red" variant="light" icon={<CircleAlert size={18} aria-hidden />}>
      {explain(intl, error)}
      {children}
      {onRetry && (
        <div style={{ marginTop: '0.5rem' }}>
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            {intl.formatMessage({ id: 'common.retry' })}
          </Button>
        </div>
      )}
    </Alert>
  );
}
