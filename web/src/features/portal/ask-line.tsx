import { Button } from '@mantine/core';
import { MessageCircleQuestion } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Report } from '../../api/types';
import styles from './portal.module.css';

interface AskLineProps {
  report: Report;
  entryId: string;
  /** The number of the entry in the report, from 1. */
  line: number;
  open: boolean;
  onToggle: () => void;
}

/** Opens the field for a question at an entry, and says when one was asked. */
export function AskLine({ report, entryId, line, open, onToggle }: AskLineProps) {
  const { formatMessage } = useIntl();
  const asked = report.answers.some((answer) => answer.entryId === entryId);
  return (
    <span className={styles.askLine}>
      {asked && (
        <span className={styles.mark} title={formatMessage({ id: 'portal.report.has-question' })}>
          <MessageCircleQuestion size={14} aria-hidden />
          <span className="only-heard">
            <FormattedMessage id="portal.report.has-question" />
          </span>
        </span>
      )}
      {report.can.ask && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={open}
          aria-label={formatMessage({ id: 'portal.report.ask-line-named' }, { line })}
          onClick={onToggle}
        >
          <FormattedMessage id="portal.report.ask-line" />
        </Button>
      )}
    </span>
  );
}
