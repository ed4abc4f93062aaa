import { Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Report } from '../../api/types';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';

/** The assistant's sentence to the client: kept when one leaves the field; part of the report once it is sent. */
export function Word({ report }: { report: Report }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const [word, setWord] = useState(report.word);
  const save = useMutation({
    mutationFn: (text: string) => reports.edit(report.id, { word: text }, report.version),
    onSuccess: (saved) => queries.setQueryData(reports.one(report.id).queryKey, saved),
  });
  if (!report.can.edit) return null;
  return (
    <Card
      title={formatMessage({ id: 'report.word' })}
      aside={
        <span role="status">
          {save.isSuccess && word.trim() === report.word && <FormattedMessage id="common.saved" />}
        </span>
      }
    >
      <ProblemNote error={save.error} />
      <Textarea
        aria-label={formatMessage({ id: 'report.word' })}
        placeholder={formatMessage({ id: 'report.word-hint' })}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={2000}
        value={word}
        onChange={(event) => setWord(event.currentTarget.value)}
        onBlur={() => word.trim() !== report.word && save.mutate(word.trim())}
      />
    </Card>
  );
}
