import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Report, ReportAnswer } from '../../api/types';
import { ProblemNote } from '../../ui/problem-note';
import styles from './reports.module.css';

/** The reply to a client's question; the client gets it by mail and sees it here. */
export function ReplyForm({ report, answer }: { report: Report; answer: ReportAnswer }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const reply = useMutation({
    mutationFn: () => reports.reply(report.id, answer.id, text.trim()),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['reports'] }),
  });
  return (
    <form
      className={styles.stack}
      style={{ marginTop: '0.75rem' }}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() && !reply.isPending) reply.mutate();
      }}
    >
      <ProblemNote error={reply.error} />
      <Textarea
        label={formatMessage({ id: 'report.reply-to' }, { name: answer.contactName })}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={5000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" loading={reply.isPending} disabled={!text.trim()}>
          <FormattedMessage id="report.reply" />
        </Button>
      </div>
    </form>
  );
}
