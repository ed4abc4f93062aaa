import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CheckCheck, ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { affirmations, type AffirmationDraft } from '../../../api/affirmations';
import { engagements } from '../../../api/engagements';
import { newId } from '../../../api/ids';
import { reports } from '../../../api/reports';
import { timeEntries } from '../../../api/time-entries';
import { addDays, mondayOf, today } from '../../../ui/dates';
import { engagementNames } from '../../../ui/engagement-names';
import { Card, Empty } from '../../../ui/page';
import { Rows } from '../../../ui/rows';
import { useToasts } from '../../../ui/toasts';
import { daysToAffirm, wordsFor, type AffirmableDay, type AffirmableEngagement } from './affirm-days';
import { AffirmRow } from './affirm-row';
import styles from './affirm.module.css';

/** "Nothing more to add": the word that closes the days of a week, engagement by engagement or all at once. */
export function AffirmWeek({ week }: { week: string }) {
  const { formatMessage } = useIntl();
  const all = useAffirmable(week);
  const [open, setOpen] = useState(false);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const { affirm, pending } = useAffirm();
  const isTicked = (engagementId: string) => (day: AffirmableDay) =>
    turned.has(`${engagementId} ${day.day}`) ? !day.ticked : day.ticked;
  const drafts = (row: AffirmableEngagement) => wordsFor(row.id, row.days, isTicked(row.id));
  const idle = all.filter(isIdle);
  const rows = open ? all : all.filter((row) => !isIdle(row));
  const waiting = rows.filter((row) => drafts(row).length > 0);
  if (all.length === 0) return null;
  return (
    <Card
      flush
      title={formatMessage({ id: 'affirm.title' })}
      aside={
        waiting.length > 1 && (
          <Button
            size="compact-sm"
            leftSection={<CheckCheck size={15} aria-hidden />}
            loading={pending}
            onClick={() => affirm(waiting.flatMap(drafts))}
          >
            <FormattedMessage id="affirm.all" values={{ count: waiting.length }} />
          </Button>
        )
      }
    >
      {rows.length === 0 && (
        <Empty>
          <FormattedMessage id="affirm.empty" />
        </Empty>
      )}
      <Rows label={formatMessage({ id: 'affirm.title' })}>
        {rows.map((row) => (
          <AffirmRow
            key={row.id}
            row={row}
            drafts={drafts(row)}
            pending={pending}
            isTicked={isTicked(row.id)}
            onTurn={(day) => setTurned((before) => turnedOver(before, `${row.id} ${day}`))}
            onAffirm={() => affirm(drafts(row))}
          />
        ))}
      </Rows>
      {idle.length > 0 && (
        <div className={styles.idle}>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-expanded={open}
            rightSection={open ? <ChevronUp size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
            onClick={() => setOpen(!open)}
          >
            <FormattedMessage id="affirm.idle-more" values={{ count: idle.length }} />
          </Button>
        </div>
      )}
    </Card>
  );
}

function turnedOver(before: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(key)) after.add(key);
  return after;
}

/** Every engagement that this person works in, those with hours of the week first. */
function useAffirmable(week: string): AffirmableEngagement[] {
  const from = mondayOf(week);
  const to = addDays(from, 7);
  const { data: own } = useQuery(engagements.list());
  const { data: worked } = useQuery(timeEntries.week(week));
  const { data: given } = useQuery(affirmations.list({ memberId: 'me', from, to }));
  const { data: told } = useQuery(reports.list({ week }));
  if (!own || !worked || !given || !told) return [];
  const days = Array.from({ length: 7 }, (_, index) => addDays(from, index));
  const entries = worked.days.flatMap((day) => day.entries);
  const names = new Map(engagementNames(own.items).map(({ value, label }) => [value, label]));
  return own.items
    .filter(
      (engagement) => engagement.can.logTime || entries.some((entry) => entry.engagementId === engagement.id),
    )
    .map((engagement) => {
      const known = { days, entries, affirmations: given.items, reports: told.items };
      const found = daysToAffirm(engagement, { ...known, today: today(engagement.timeZone) });
      return {
        id: engagement.id,
        name: names.get(engagement.id) ?? engagement.clientName,
        days: found,
        seconds: found.reduce((sum, { seconds }) => sum + seconds, 0),
        given: given.items.filter(({ engagementId }) => engagementId === engagement.id),
      };
    })
    .filter(hasToSay)
    .toSorted(
      (one, other) => Math.sign(other.seconds) - Math.sign(one.seconds) || one.name.localeCompare(other.name),
    );
}

/** Without hours and told already, there is nothing to say of an engagement. */
function hasToSay({ days, seconds, given }: AffirmableEngagement): boolean {
  return seconds > 0 || given.length > 0 || days.some(({ state }) => state !== 'reported');
}

/** Nobody worked on it in this week, and nobody said so yet. */
function isIdle({ seconds, given, days }: AffirmableEngagement): boolean {
  return seconds === 0 && given.length === 0 && days.every(({ state }) => state !== 'running');
}

/** Gives the words one after the other; they can be taken back as they can be at any time until the report. */
function useAffirm() {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const refresh = () =>
    Promise.all(
      ['affirmations', 'time-entries'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })),
    );
  const { mutate, isPending } = useMutation({
    mutationFn: async (drafts: Omit<AffirmationDraft, 'id'>[]) => {
      const done: string[] = [];
      try {
        for (const draft of drafts) done.push((await affirmations.affirm({ ...draft, id: newId() })).id);
      } finally {
        await refresh();
      }
      return done;
    },
    onSuccess: (ids) =>
      toasts.undo(formatMessage({ id: 'affirm.done' }), async () => {
        for (const id of ids) await affirmations.withdraw(id);
        await refresh();
      }),
    onError: toasts.failed,
  });
  return { affirm: mutate, pending: isPending };
}
