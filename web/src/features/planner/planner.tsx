import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CalendarRange, ChevronLeft, ChevronRight } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useSession } from '../../api/use-session';
import { addDays, mondayOf, today, useDates, weekOf } from '../../ui/dates';
import { LinkButton, LinkIcon } from '../../ui/link-button';
import { Loaded } from '../../ui/loaded';
import { Card, Page, SkeletonRows } from '../../ui/page';
import { useToasts } from '../../ui/toasts';
import { Agenda } from './agenda';
import { BlockDialog, type Asked } from './block-dialog';
import { PieceDialog } from './piece-dialog';
import { dropped, isAt, nextFree, placedAt, pulled, type PlannedPiece, type Times } from './pieces';
import { ToPlace, USUAL_MINUTES } from './to-place';
import { usePieces } from './use-pieces';
import { usePlan } from './use-plan';
import styles from './planner.module.css';

const PlannerCalendar = lazy(() =>
  import('./planner-calendar').then((module) => ({ default: module.PlannerCalendar })),
);

type Look = 'calendar' | 'list';

/** The week or the day as it is planned: tasks to place, blocks, appointments, entries and busy times together. */
export function PlannerPage() {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const search = useSearch({ from: '/app/planner' });
  const navigate = useNavigate();
  const wide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const [chosen, choose] = useState<Look | null>(null);
  const zone = person.timeZone;
  const now = today(zone);
  const day = search.day ?? now;
  const span = search.span ?? 'week';
  const look = chosen ?? (wide ? 'calendar' : 'list');
  const first = span === 'week' ? mondayOf(weekOf(day)) : day;
  const days = Array.from({ length: span === 'week' ? 7 : 1 }, (_, index) => addDays(first, index));
  return (
    <Page
      wide
      title={formatMessage({ id: 'nav.planner' })}
      lead={<FormattedMessage id="planner.lead" />}
      actions={
        <LinkButton
          to="/settings/calendars"
          variant="subtle"
          color="gray"
          leftSection={<CalendarRange size={16} aria-hidden />}
        >
          <FormattedMessage id="planner.calendars" />
        </LinkButton>
      }
    >
      <div className={styles.tools}>
        <Range first={first} days={days.length} span={span} now={now} />
        <SegmentedControl
          aria-label={formatMessage({ id: 'calendar.span' })}
          value={span}
          onChange={(to) =>
            void navigate({
              to: '/planner',
              search: { day, span: to === 'day' ? 'day' : 'week' },
              replace: true,
            })
          }
          data={(['week', 'day'] as const).map((value) => ({
            value,
            label: formatMessage({ id: `calendar.${value}` }),
          }))}
        />
        <SegmentedControl
          aria-label={formatMessage({ id: 'planner.look' })}
          value={look}
          onChange={(to) => {
            choose(to === 'list' ? 'list' : 'calendar');
            // Seven columns are too narrow to be read there.
            if (to === 'calendar' && !wide)
              void navigate({ to: '/planner', search: { day, span: 'day' }, replace: true });
          }}
          data={(['calendar', 'list'] as const).map((value) => ({
            value,
            label: formatMessage({ id: `planner.as-${value}` }),
          }))}
        />
      </div>
      <Desk days={days} span={span} look={look} zone={zone} />
    </Page>
  );
}

interface DeskProps {
  days: string[];
  span: 'week' | 'day';
  look: Look;
  zone: string;
}

/** The tasks beside the days, and what happens between the two. */
function Desk({ days, span, look, zone }: DeskProps) {
  const { person } = useSession();
  const toasts = useToasts();
  const plan = usePlan();
  const tasks = useRef<HTMLDivElement>(null);
  const [asked, ask] = useState<Asked | null>(null);
  const [opened, open] = useState<PlannedPiece | null>(null);
  const [first = ''] = days;
  const query = usePieces(first, addDays(first, days.length), zone);
  const pieces = query.data ?? [];

  const openPiece = (piece: PlannedPiece) => {
    if (piece.piece.kind === 'block' && piece.piece.block.can.edit)
      ask({ kind: 'change', block: piece.piece.block });
    else open(piece);
  };
  const change = ({ piece }: PlannedPiece, times: Times | null, back: () => void) => {
    if (piece.kind !== 'block' || !times || isAt(piece.block, times)) return back();
    plan.change(piece.block, times).catch((error: unknown) => {
      back();
      toasts.failed(error);
    });
  };
  const usualTimes = (): Times => {
    const moment = Temporal.Now.instant().toString();
    const from = first < today(zone) ? today(zone) : first;
    const ahead = Array.from({ length: 14 }, (_, index) => addDays(from, index));
    const free = nextFree(pieces, ahead, zone, USUAL_MINUTES, moment, person.workingHours);
    return (
      free ?? placedAt({ at: moment, allDay: false }, USUAL_MINUTES) ?? { startsAt: moment, endsAt: moment }
    );
  };

  return (
    <div className={styles.desk}>
      <div>
        <ToPlace area={tasks} onPlan={(task) => ask({ kind: 'place', task, times: usualTimes() })} />
      </div>
      <div className={styles.days}>
        <Loaded query={query} skeleton={<SkeletonRows count={8} height={52} />}>
          {(found) =>
            look === 'list' ? (
              <Agenda pieces={found} days={days} zone={zone} onOpen={openPiece} />
            ) : (
              <Card flush minHeight={512}>
                <Suspense fallback={<SkeletonRows count={8} height={52} />}>
                  <PlannerCalendar
                    pieces={found}
                    zone={zone}
                    span={span}
                    day={first}
                    workingHours={person.workingHours}
                    tasks={tasks}
                    onPlace={(taskId, to) => {
                      const times = placedAt(to, USUAL_MINUTES);
                      if (times) plan.place({ id: taskId, title: '' }, times).catch(toasts.failed);
                    }}
                    onOpen={openPiece}
                    onMove={(piece, to, back) =>
                      change(
                        piece,
                        piece.piece.kind === 'block' ? dropped(piece.piece.block, to) : null,
                        back,
                      )
                    }
                    onResize={(piece, from, to, back) =>
                      change(
                        piece,
                        piece.piece.kind === 'block' ? pulled(piece.piece.block, from, to) : null,
                        back,
                      )
                    }
                  />
                </Suspense>
              </Card>
            )
          }
        </Loaded>
      </div>
      {asked && <BlockDialog asked={asked} onClose={() => ask(null)} />}
      {opened && <PieceDialog planned={opened} zone={zone} onClose={() => open(null)} />}
    </div>
  );
}

interface RangeProps {
  first: string;
  days: number;
  span: 'week' | 'day';
  now: string;
}

function Range({ first, days, span, now }: RangeProps) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const shown = now >= first && now < addDays(first, days);
  const arrow = (by: 1 | -1) => ({
    to: '/planner' as const,
    search: { span, day: addDays(first, by * days) },
    variant: 'default',
    size: 'lg',
    'aria-label': formatMessage({ id: by === 1 ? `planner.next-${span}` : `planner.previous-${span}` }),
  });
  return (
    <div className={styles.range}>
      <LinkIcon {...arrow(-1)}>
        <ChevronLeft size={18} aria-hidden />
      </LinkIcon>
      <LinkIcon {...arrow(1)}>
        <ChevronRight size={18} aria-hidden />
      </LinkIcon>
      <strong aria-live="polite">
        {span === 'day' ? dates.day(first, 'long') : dates.days(first, addDays(first, days))}
      </strong>
      {!shown && (
        <LinkButton to="/planner" search={{ span }} variant="subtle" size="compact-sm">
          <FormattedMessage id="planner.today" />
        </LinkButton>
      )}
    </div>
  );
}
