import { Badge, Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check, ReceiptText } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { affirmations, type AffirmationDraft } from '../../../api/affirmations';
import { useDates } from '../../../ui/dates';
import { Hours } from '../../../ui/hours';
import { Row } from '../../../ui/rows';
import { useToasts } from '../../../ui/toasts';
import type { AffirmableDay, AffirmableEngagement } from './affirm-days';
import styles from './affirm.module.css';

interface AffirmRowProps {
  row: AffirmableEngagement;
  drafts: Omit<AffirmationDraft, 'id'>[];
  pending: boolean;
  isTicked: (day: AffirmableDay) => boolean;
  onTurn: (day: string) => void;
  onAffirm: () => void;
}

/** One engagement of the week: its hours, what is still open, and the word that closes it. */
export function AffirmRow({ row, drafts, pending, isTicked, onTurn, onAffirm }: AffirmRowProps) {
  const { formatMessage } = useIntl();
  const open = row.days.filter(({ state }) => state === 'open');
  const asked = open.filter((day) => day.asked);
  const running = row.days.some(({ state }) => state === 'running');
  return (
    <Row
      title={
        <>
          {row.name} · <Hours seconds={row.seconds} />
        </>
      }
      note={
        <>
          <States row={row} />
          {running && (
            <p className={styles.note}>
              <FormattedMessage id="affirm.running" />
            </p>
          )}
          {asked.length > 0 && (
            <fieldset className={styles.asked}>
              <legend>
                <FormattedMessage id="affirm.idle" />
              </legend>
              {asked.map((day) => (
                <DayTick key={day.day} day={day} ticked={isTicked(day)} onTurn={() => onTurn(day.day)} />
              ))}
            </fieldset>
          )}
        </>
      }
      end={
        open.length > 0 && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<Check size={15} aria-hidden />}
            disabled={drafts.length === 0}
            loading={pending}
            aria-label={formatMessage({ id: 'affirm.one' }, { client: row.name })}
            onClick={onAffirm}
          >
            <FormattedMessage id="affirm.do" />
          </Button>
        )
      }
    />
  );
}

function DayTick({ day, ticked, onTurn }: { day: AffirmableDay; ticked: boolean; onTurn: () => void }) {
  const dates = useDates();
  return (
    <Checkbox
      size="md"
      label={
        <>
          {dates.day(day.day)}
          {day.seconds > 0 && (
            <>
              {' · '}
              <Hours seconds={day.seconds} />
            </>
          )}
        </>
      }
      checked={ticked}
      onChange={onTurn}
    />
  );
}

/** What was said already, and what a client was told: the one can be taken back. */
function States({ row }: { row: AffirmableEngagement }) {
  const dates = useDates();
  const told = row.days.filter(({ state }) => state === 'reported');
  if (told.length + row.given.length === 0) return null;
  return (
    <div className={styles.states}>
      {told.length > 0 && (
        <Badge tt="none" variant="light" color="gray" leftSection={<ReceiptText size={12} aria-hidden />}>
          <FormattedMessage id="affirm.reported" />
        </Badge>
      )}
      {row.given.map((given) => (
        <span key={given.id} className={styles.state}>
          <Badge tt="none" variant="light" leftSection={<Check size={12} aria-hidden />}>
            <FormattedMessage id="affirm.affirmed" values={{ days: dates.days(given.from, given.to) }} />
          </Badge>
          {given.can.withdraw && <Withdraw id={given.id} client={row.name} />}
        </span>
      ))}
    </div>
  );
}

function Withdraw({ id, client }: { id: string; client: string }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const withdraw = useMutation({
    mutationFn: () => affirmations.withdraw(id),
    onSuccess: () => {
      toasts.done(formatMessage({ id: 'affirm.withdrawn' }));
      return Promise.all(
        ['affirmations', 'time-entries'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })),
      );
    },
    onError: toasts.failed,
  });
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      color="gray"
      loading={withdraw.isPending}
      aria-label={formatMessage({ id: 'affirm.withdraw-of' }, { client })}
      onClick={() => withdraw.mutate()}
    >
      <FormattedMessage id="affirm.withdraw" />
    </Button>
  );
}
