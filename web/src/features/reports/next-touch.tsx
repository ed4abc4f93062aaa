import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CalendarHeart, Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Report } from '../../api/types';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import styles from './reports.module.css';

interface NextTouchProps {
  report: Report;
  /** Hears how what is being written here is saved before the report is sent. */
  onFlush: (id: string, flush: (() => Promise<void>) | null) => void;
}

/** When the two speak next: how the report closes. */
export function NextTouch({ report, onFlush }: NextTouchProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const { next } = report.content;
  const [on, setOn] = useState(next?.on ?? '');
  const [text, setText] = useState(next?.text ?? '');
  const { queryKey } = reports.one(report.id);
  const save = useMutation({
    // After what is being saved of the same draft, on top of it.
    scope: { id: `draft ${report.id}` },
    mutationFn: () => {
      const said = text.trim() === '' ? null : { on: on || null, text: text.trim() };
      return reports.edit(
        report.id,
        { next: said },
        queries.getQueryData(queryKey)?.version ?? report.version,
      );
    },
    onSuccess: (saved) => queries.setQueryData(queryKey, saved),
    onError: () => queries.invalidateQueries({ queryKey }),
  });
  const changed = on !== (next?.on ?? '') || text.trim() !== (next?.text ?? '');
  const dayAlone = on !== '' && text.trim() === '';
  const flush = async () => {
    if (changed && !dayAlone) await save.mutateAsync();
  };
  useEffect(() => {
    onFlush('next', flush);
    return () => onFlush('next', null);
  });
  return (
    <Card title={formatMessage({ id: 'report.next-title' })}>
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) save.mutate();
        }}
      >
        <ProblemNote error={save.error} />
        <TextInput
          type="date"
          label={formatMessage({ id: 'report.next-day' })}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        <Textarea
          autosize
          minRows={1}
          maxRows={4}
          label={formatMessage({ id: 'report.next-text' })}
          placeholder={formatMessage({ id: 'report.next-hint' })}
          maxLength={500}
          value={text}
          required={on !== ''}
          withAsterisk={false}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className={styles.buttons}>
          <Button
            type="submit"
            variant="default"
            leftSection={<CalendarHeart size={16} aria-hidden />}
            disabled={!changed}
            loading={save.isPending}
          >
            <FormattedMessage id="common.save" />
          </Button>
          <span role="status" className={`${styles.saved} dim small`}>
            {save.isSuccess && !changed && (
              <>
                <Check size={13} aria-hidden /> <FormattedMessage id="common.saved" />
              </>
            )}
          </span>
        </div>
      </form>
    </Card>
  );
}
