import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { affirmations } from '../../../api/affirmations';
import { timeEntries } from '../../../api/time-entries';
import type { WeekOfTime } from '../../../api/types';
import { useSession } from '../../../api/use-session';
import { today } from '../../../ui/dates';
import { Loaded } from '../../../ui/loaded';
import { SkeletonRows } from '../../../ui/page';
import { useWork } from '../work';
import { AddRow } from './add-row';
import { CellEntries } from './cell-entries';
import { cellOf, gridOf, keyOf, type Affirmed, type Row } from './cells';
import { CopyMenu, CopyNote } from './copy-menu';
import { DaySwitch } from './day-switch';
import { GridTable } from './grid-table';
import { Keys } from './keys';
import { useKeptRows } from './kept-rows';
import type { Place } from './moves';
import { Spoken } from './spoken';
import { secondsOn } from './sums';
import { UnsavedNote } from './unsaved-note';
import { useCells } from './use-cells';
import { useCopy } from './use-copy';
import styles from './grid.module.css';

/** A week as a table to type into: a row for each work, a column for each of the engagement's days. */
export function TimeGrid({ week }: { week: string }) {
  const query = useQuery(timeEntries.week(week));
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={6} height={44} />}>
      {(found) => <Grid key={found.week} found={found} />}
    </Loaded>
  );
}

function Grid({ found }: { found: WeekOfTime }) {
  const { person, seat } = useSession();
  const { week } = found;
  const wide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  const work = useWork();
  const kept = useKeptRows(seat.id, week);
  const affirmed = useAffirmed(found);
  const zoneOf = (engagementId: string) => work.engagements.find(({ id }) => id === engagementId)?.timeZone;
  const cells = useCells(week, affirmed, zoneOf);
  const copy = useCopy(week, kept, affirmed, zoneOf);
  const rows = gridOf(found, kept.rows, affirmed);
  const now = today(person.timeZone);
  const all = found.days.map(({ day }) => day);
  const [chosen, setChosen] = useState(all.includes(now) ? now : (all[0] ?? now));
  const days = wide ? all : [chosen];
  const [opened, setOpened] = useState<{ row: Row; day: string } | null>(null);

  const area = useRef<HTMLDivElement>(null);
  const finder = useRef<HTMLInputElement>(null);
  const focusRow = useRef<string | null>(null);
  const focus = (to: Place | 'below') => {
    if (to === 'below') finder.current?.focus();
    else area.current?.querySelector<HTMLInputElement>(`[data-at="${to.row}:${to.column}"]`)?.focus();
  };
  // A row that was added is there after the next drawing.
  useEffect(() => {
    const row = rows.findIndex(({ key }) => key === focusRow.current);
    if (row < 0) return;
    focusRow.current = null;
    focus({ row, column: 0 });
  });

  return (
    <div className={styles.grid} ref={area}>
      <div className={styles.tools}>
        <CopyMenu disabled={work.engagements.length === 0} pending={copy.pending} onCopy={copy.copy} />
        {wide && <Keys />}
      </div>
      {copy.outcome && <CopyNote outcome={copy.outcome} onClose={copy.close} />}
      <UnsavedNote
        drafts={cells.drafts}
        onGo={({ row, day }) => {
          setChosen(day);
          const column = wide ? all.indexOf(day) : 0;
          focus({ row: rows.findIndex(({ key }) => key === keyOf(row)), column });
        }}
      />
      {!wide && (
        <DaySwitch
          chosen={chosen}
          onChoose={setChosen}
          days={all.map((day) => ({ day, seconds: secondsOn(rows, cells.drafts, day) }))}
        />
      )}
      {rows.length > 0 ? (
        <GridTable
          rows={rows}
          days={days}
          today={now}
          kept={kept}
          cells={cells}
          onMove={focus}
          onOpen={(row, day) => setOpened({ row, day })}
        />
      ) : (
        <p className={styles.empty}>
          <FormattedMessage id="grid.empty" />
        </p>
      )}
      <AddRow
        work={work}
        inputRef={finder}
        onAdd={(row) => {
          focusRow.current = keyOf(row);
          kept.add(rows.some(({ key }) => key === keyOf(row)) ? [] : [row]);
        }}
      />
      <Spoken last={cells.last} />
      {opened && (
        <CellEntries
          row={opened.row}
          cell={cellOf(found, opened.row, opened.day, affirmed)}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}

/** On which days this person has said of an engagement: nothing more to add. */
function useAffirmed({ from, to }: WeekOfTime): Affirmed {
  const { data } = useQuery(affirmations.list({ memberId: 'me', from, to }));
  const mine = data?.items ?? [];
  return (engagementId, day) =>
    mine.some((one) => one.engagementId === engagementId && one.from <= day && day < one.to);
}
