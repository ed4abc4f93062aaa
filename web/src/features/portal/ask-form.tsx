import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Report } from '../../api/types';
import { ProblemNote } from '../../ui/problem-note';
import { useToasts } from '../../ui/toasts';
import styles from './portal.module.css';

interface AskFormProps {
  report: Report;
  /** What it is about; without it, the whole report. */
  entryId?: string;
  onClose: () => void;
}

/** A question in its place; the reply appears with the report. */
export function AskForm({ report, entryId, onClose }: AskFormProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const ask = useMutation({
    mutationFn: () =>
      reports.answer(report.id, {
        kind: 'question',
        text: text.trim(),
        entryId: entryId ?? null,
        ...(report.contentSha256 ? { contentSha256: report.contentSha256 } : {}),
      }),
    onSuccess: async () => {
      toasts.done(formatMessage({ id: 'portal.report.asked' }));
      await queries.invalidateQueries({ queryKey: ['reports'] });
      onClose();
    },
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (text.trim() && !ask.isPending) ask.mutate();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <ProblemNote error={ask.error} />
      <Textarea
        autoFocus
        autosize
        minRows={2}
        maxRows={12}
        maxLength={4000}
        label={formatMessage({ id: 'portal.report.ask-label' })}
        value={text}
        error={tried && !text.trim() ? formatMessage({ id: 'common.required' }) : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit" loading={ask.isPending}>
          <FormattedMessage id="portal.report.ask-send" />
        </Button>
        <Button variant="default" onClick={onClose}>
          <FormattedMessage id="common.cancel" />
        </Button>
      </div>
    </form>
  );
}
