import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, Clock, Import, Plus } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { newId } from '../../api/ids';
import { timeEntries } from '../../api/time-entries';
import type { WeekOfTime } from '../../api/types';
import { useSession } from '../../api/use-session';
import { addWeeks, today, useDates, weekOf } from '../../ui/dates';
import { Hours } from '../../ui/hours';
import { LinkButton, LinkIcon } from '../../ui/link-button';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, Page, SkeletonRows } from '../../ui/page';
import { DeviceZoneNote } from './device-zone-note';
import { useEntryChanges } from './entry-changes';
import { EntryForm } from './entry-form';
import { EntryRow } from './entry-row';
import { emptyValues } from './entry-values';
import { useTimer } from './timer';
import styles from './time.module.css';

/** The hours of one week, by day, the latest first. */
export function TimePage() {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const search = useSearch({ from: '/app/time' });
  const navigate = useNavigate();
  const now = today(person.timeZone);
  const week = search.week ?? weekOf(now);
  const query = useQuery({ ...timeEntries.week(week), placeholderData: keepPreviousData });
  const stay = { ...(search.week ? { week: search.week } : {}) };
  return (
    <Page
      title={formatMessage({ id: 'nav.time' })}
      actions={
        <>
          <LinkButton
            to="/time/import"
            variant="subtle"
            color="gray"
            leftSection={<Import size={16} aria-hidden />}
          >
            <FormattedMessage id="time.import" />
          </LinkButton>
          <Button
            variant="default"
            leftSection={<Plus size={16} aria-hidden />}
            onClick={() =>
              void navigate({ to: '/time', search: { ...stay, add: dayToAdd(query.data, now) } })
            }
          >
            <FormattedMessage id="time.add" />
          </Button>
        </>
      }
    >
      <DeviceZoneNote />
      <WeekHead week={week} current={weekOf(now)} shown={query.data} />
      {search.add && (
        <NewEntry
          key={search.add}
          day={search.add}
          onClose={() => void navigate({ to: '/time', search: stay, replace: true })}
        />
      )}
      <Loaded query={query} skeleton={<SkeletonRows count={6} height={52} />}>
        {(found) => <Days week={found} now={now} />}
      </Loaded>
    </Page>
  );
}

/** Today, or the first day of another week. */
function dayToAdd(week: WeekOfTime | undefined, now: string): string {
  return !week || (now >= week.from && now < week.to) ? now : week.from;
}

function WeekHead({
  week,
  current,
  shown,
}: {
  week: string;
  current: string;
  shown: WeekOfTime | undefined;
}) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const fresh = shown?.week === week ? shown : undefined;
  const arrow = (by: 1 | -1) => (
    <LinkIcon
      to="/time"
      search={{ week: addWeeks(week, by) }}
      variant="default"
      size="lg"
      aria-label={formatMessage({ id: by === 1 ? 'time.next-week' : 'time.previous-week' })}
    >
      {by === 1 ? <ChevronRight size={18} aria-hidden /> : <ChevronLeft size={18} aria-hidden />}
    </LinkIcon>
  );
  return (
    <div className={styles.week}>
      <div className={styles.arrows}>
        {arrow(-1)}
        {arrow(1)}
      </div>
      <div className={styles.range} aria-live="polite">
        <strong>{fresh ? dates.days(fresh.from, fresh.to) : ' '}</strong>
        <span className="dim small">
          <FormattedMessage id="time.week" values={{ number: Number(week.slice(-2)) }} />
          {week !== current && (
            <>
              {' · '}
              <Link to="/time">
                <FormattedMessage id="time.this-week" />
              </Link>
            </>
          )}
        </span>
      </div>
      <div className={styles.total}>
        <strong>{fresh && <Hours seconds={fresh.totalSeconds} />}</strong>
        <span className="dim small">
          {fresh && (
            <FormattedMessage
              id="time.billable"
              values={{ hours: <Hours key="billable" seconds={fresh.billableSeconds} /> }}
            />
          )}
        </span>
      </div>
    </div>
  );
}

function NewEntry({ day, onClose }: { day: string; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const changes = useEntryChanges();
  const [id] = useState(newId);
  return (
    <Card title={formatMessage({ id: 'time.add' })}>
      <EntryForm
        initial={emptyValues(day, person.timeZone)}
        submit={formatMessage({ id: 'common.save' })}
        onCancel={onClose}
        onSave={async (values, overlapReason) => {
          await changes.add(id, values, overlapReason);
          onClose();
        }}
      />
    </Card>
  );
}

function Days({ week, now }: { week: WeekOfTime; now: string }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const timer = useTimer();
  const days = week.days.filter((day) => day.entries.length > 0).toReversed();
  if (days.length === 0) {
    return (
      <Card>
        <Empty
          icon={<Clock size={18} />}
          action={
            <LinkButton to="/time" search={{ week: week.week, add: dayToAdd(week, now) }} variant="light">
              <FormattedMessage id="time.add" />
            </LinkButton>
          }
        >
          <FormattedMessage id="time.empty" />
        </Empty>
      </Card>
    );
  }
  return days.map((day) => (
    <Card
      key={day.day}
      flush
      title={
        day.day === now
          ? formatMessage({ id: 'time.today' }, { day: dates.day(day.day, 'long') })
          : dates.day(day.day, 'long')
      }
      aside={
        <span className={styles.dayTotal}>
          <Hours seconds={day.totalSeconds} />
        </span>
      }
    >
      <ul className={styles.entries}>
        {day.entries.toReversed().map((entry) => (
          <EntryRow key={entry.id} entry={entry} timer={timer} />
        ))}
      </ul>
    </Card>
  ));
}
