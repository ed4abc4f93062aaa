import { Checkbox } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Clock } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { timeEntries } from '../../../api/time-entries';
import type { TimeEntry } from '../../../api/types';
import { useSession } from '../../../api/use-session';
import { today, useDates } from '../../../ui/dates';
import { Hours } from '../../../ui/hours';
import { Card, Empty, SkeletonRows } from '../../../ui/page';
import { MoreButton } from '../../../ui/more-button';
import { ProblemNote } from '../../../ui/problem-note';
import { AddButton } from '../add-button';
import { EntryRow } from '../entry-row';
import { useEntryActions } from '../entry-actions';
import type { TimeSearch } from '../search';
import { BulkBar } from './bulk-bar';
import { byDay, type DayGroup } from './day-groups';
import { Filters } from './filters';
import { filterOf, isFiltered } from './list-filter';
import { nothing, present, toggled, toggledAll } from './selection';
import styles from './list.module.css';

interface ListViewProps {
  search: TimeSearch;
  week: string;
  /** The day to which somebody adds who finds nothing. */
  day: string;
  onSearch: (search: TimeSearch) => void;
}

/** The entries by day, the latest first, with filters and what can be done with many at once. */
export function ListView({ search, week, day, onSearch }: ListViewProps) {
  const query = useInfiniteQuery({
    ...timeEntries.pages(filterOf(search, week)),
    placeholderData: keepPreviousData,
  });
  const [selection, setSelection] = useState(nothing);
  const entries = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const groups = byDay(entries);
  const shown = groups.flatMap((group) => group.entries.map(({ id }) => id));
  const chosen = present(selection, entries);
  return (
    <>
      <Card>
        <Filters search={search} onChange={onSearch} />
      </Card>
      <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <SkeletonRows count={6} height={52} />}
      {query.isSuccess && entries.length === 0 && <NothingHere filtered={isFiltered(search)} day={day} />}
      {entries.length > 0 && (
        <ChooseAll
          shown={shown}
          chosen={chosen}
          more={query.hasNextPage}
          onToggle={() => setSelection((before) => toggledAll(before, shown))}
        />
      )}
      {groups.map((group) => (
        <Day
          key={group.day}
          group={group}
          chosen={selection.ids}
          onToggle={(id, range) => setSelection((before) => toggled(before, shown, id, range))}
        />
      ))}
      <MoreButton query={query} />
      {chosen.length > 0 && <BulkBar entries={chosen} onDone={() => setSelection(nothing)} />}
    </>
  );
}

interface ChooseAllProps {
  shown: string[];
  chosen: TimeEntry[];
  more: boolean;
  onToggle: () => void;
}

function ChooseAll({ shown, chosen, more, onToggle }: ChooseAllProps) {
  const { formatMessage } = useIntl();
  return (
    <div className={styles.all}>
      <Checkbox
        label={formatMessage({ id: 'list.choose-all' }, { count: shown.length })}
        checked={chosen.length === shown.length}
        indeterminate={chosen.length > 0 && chosen.length < shown.length}
        onChange={onToggle}
      />
      {more && (
        <span className="dim small">
          <FormattedMessage id="list.there-is-more" />
        </span>
      )}
    </div>
  );
}

interface DayProps {
  group: DayGroup;
  chosen: ReadonlySet<string>;
  onToggle: (id: string, range: boolean) => void;
}

function Day({ group, chosen, onToggle }: DayProps) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const { timer } = useEntryActions();
  const dates = useDates();
  const day = dates.day(group.day, 'long');
  return (
    <Card
      flush
      title={group.day === today(person.timeZone) ? formatMessage({ id: 'time.today' }, { day }) : day}
      aside={
        <span className={styles.sum}>
          <strong>
            <Hours seconds={group.seconds} />
          </strong>
          {group.billedSeconds !== null && (
            <span className="dim">
              <FormattedMessage
                id="entry.billed"
                values={{ duration: <Hours key="billed" seconds={group.billedSeconds} /> }}
              />
            </span>
          )}
        </span>
      }
    >
      <ul className={styles.entries}>
        {group.entries.map((entry) => (
          <EntryRow
            key={entry.id}
            entry={entry}
            timer={timer}
            choice={{ chosen: chosen.has(entry.id), onToggle: (range) => onToggle(entry.id, range) }}
          />
        ))}
      </ul>
    </Card>
  );
}

function NothingHere({ filtered, day }: { filtered: boolean; day: string }) {
  return (
    <Card>
      <Empty icon={<Clock size={18} />} action={!filtered && <AddButton day={day} />}>
        <FormattedMessage id={filtered ? 'list.nothing-found' : 'time.empty'} />
      </Empty>
    </Card>
  );
}
