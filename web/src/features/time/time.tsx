import { Button, SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CalendarDays, Grid3x3, Import, List, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { newId } from '../../api/ids';
import { timeEntries } from '../../api/time-entries';
import { useSession } from '../../api/use-session';
import { addDays, mondayOf, today, weekOf } from '../../ui/dates';
import { ExportMenu } from '../../ui/export-menu';
import { LinkButton } from '../../ui/link-button';
import { Card, Page, SkeletonRows } from '../../ui/page';
import { AffirmWeek } from './affirm/affirm-week';
import { CalendarView } from './calendar/calendar-view';
import { DeviceZoneNote } from './device-zone-note';
import { EntryActionsProvider } from './entry-actions-provider';
import { useEntryChanges } from './entry-changes';
import { EntryForm } from './entry-form';
import { emptyValues } from './entry-values';
import { filterOf } from './list/list-filter';
import { ListView } from './list/list-view';
import type { TimeSearch, TimeView } from './search';
import { useViewChoice } from './view-choice';
import { WeekHead } from './week-head';
import styles from './time.module.css';

const TimeGrid = lazy(() => import('./grid/time-grid').then((module) => ({ default: module.TimeGrid })));

/** The hours of a week: drawn, as a table to type into, or as a list. */
export function TimePage() {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const search = useSearch({ from: '/app/time' });
  const navigate = useNavigate();
  const [usual, keepView] = useViewChoice();
  const now = today(person.timeZone);
  const week = search.week ?? weekOf(now);
  const view = search.view ?? usual;
  const go = (to: TimeSearch, replace = false) => void navigate({ to: '/time', search: to, replace });
  const { add: _, ...stay } = search;
  return (
    <EntryActionsProvider>
      <Page
        title={formatMessage({ id: 'nav.time' })}
        wide={view !== 'list'}
        actions={
          <>
            <ExportMenu
              variant="subtle"
              color="gray"
              addressOf={(format) =>
                timeEntries.exportAddress(format, filterOf(view === 'list' ? search : {}, week))
              }
            />
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
              onClick={() => go({ ...stay, add: dayShown(week, search.day, now) })}
            >
              <FormattedMessage id="time.add" />
            </Button>
          </>
        }
      >
        <DeviceZoneNote />
        <div className={styles.top}>
          <Views
            view={view}
            onView={(chosen) => {
              keepView(chosen);
              go({ ...stay, view: chosen, week });
            }}
          />
          {(view !== 'list' || search.period === undefined) && <WeekHead week={week} current={weekOf(now)} />}
        </div>
        {search.add && <NewEntry key={search.add} day={search.add} onClose={() => go(stay, true)} />}
        {view === 'calendar' && (
          <CalendarView
            week={week}
            day={dayShown(week, search.day, now)}
            onDay={(day) => go({ ...stay, week, day }, true)}
          />
        )}
        {view === 'grid' && (
          <Suspense fallback={<SkeletonRows count={6} height={44} />}>
            <TimeGrid week={week} />
          </Suspense>
        )}
        {view === 'list' && (
          <ListView
            search={stay}
            week={week}
            day={dayShown(week, search.day, now)}
            onSearch={(filtered) => go(filtered, true)}
          />
        )}
        <AffirmWeek key={week} week={week} />
      </Page>
    </EntryActionsProvider>
  );
}

/** The chosen day where it is of this week, else today, else the first. */
function dayShown(week: string, chosen: string | undefined, now: string): string {
  const monday = mondayOf(week);
  const within = (day: string) => day >= monday && day < addDays(monday, 7);
  if (chosen && within(chosen)) return chosen;
  return within(now) ? now : monday;
}

const views: { value: TimeView; icon: typeof List }[] = [
  { value: 'calendar', icon: CalendarDays },
  { value: 'grid', icon: Grid3x3 },
  { value: 'list', icon: List },
];

function Views({ view, onView }: { view: TimeView; onView: (view: TimeView) => void }) {
  const { formatMessage } = useIntl();
  return (
    <SegmentedControl
      className={styles.views}
      aria-label={formatMessage({ id: 'time.view' })}
      value={view}
      onChange={(chosen) => onView(views.find(({ value }) => value === chosen)?.value ?? view)}
      data={views.map(({ value, icon: Icon }) => ({
        value,
        label: (
          <span className={styles.view}>
            <Icon size={16} aria-hidden />
            <FormattedMessage id={`time.view-${value}`} />
          </span>
        ),
      }))}
    />
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
