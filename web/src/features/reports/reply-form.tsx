import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Reply } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Report, ReportAnswer } from '../../api/types';
import { ProblemNote } from '../../ui/problem-note';
import styles from './reports.module.css';

/** The reply to a client's question; the client gets it by mail and finds it with the report. */
export function ReplyForm({ report, answer }: { report: Report; answer: ReportAnswer }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const reply = useMutation({
    mutationFn: () => reports.reply(report.id, answer.id, text.trim()),
    onSuccess: (fresh) => {
      queries.setQueryData(reports.one(report.id).queryKey, fresh);
      return queries.invalidateQueries({ queryKey: ['reports'] });
    },
  });
  const send = () => {
    if (text.trim() && !reply.isPending) reply.mutate();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className={styles.reply}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={press}
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
        <Button
          type="submit"
          leftSection={<Reply size={16} aria-hidden />}
          loading={reply.isPending}
          disabled={!text.trim()}
        >
          <FormattedMessage id="report.reply" />
        </Button>
      </div>
    </form>
  );
}
