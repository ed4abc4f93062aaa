import FullCalendar, {
  type CalendarRef,
  type EventApi,
  type EventDisplayInfo,
  type EventDropInfo,
  type EventInput,
  type EventResizeDoneInfo,
} from '@fullcalendar/react';
import interactionPlugin from '@fullcalendar/react/interaction';
import '@fullcalendar/react/skeleton.css';
import classicTheme from '@fullcalendar/react/themes/classic';
import '@fullcalendar/react/themes/classic/theme.css';
import timeGridPlugin from '@fullcalendar/react/timegrid';
import { useEffect, useMemo, useRef, type MouseEvent } from 'react';
import { useIntl } from 'react-intl';
import type { Person } from '../../../api/types';
import { BlockWords } from './block-words';
import type { Block, Place } from './blocks';
import { colourOf } from './palette';
import { ctrlDrag } from './ctrl-drag';
import { DayHead } from './day-head';
import styles from './entry-calendar.module.css';

interface EntryCalendarProps {
  blocks: Block[];
  /** Every client there is, so that each keeps its colour from week to week. */
  clientIds: string[];
  /** The zone in which days and times are drawn. */
  zone: string;
  span: 'week' | 'day';
  /** A day of what is shown. */
  day: string;
  /** Worked seconds by day. */
  totals: Map<string, number>;
  snapMinutes: number;
  workingHours: Person['workingHours'];
  onDraw: (from: Place, to: string | null) => void;
  onOpen: (block: Block) => void;
  onMenu: (block: Block, at: { x: number; y: number }) => void;
  /** `back` puts the block where it was. */
  onMove: (block: Block, to: Place, copies: boolean, back: () => void) => void;
  onResize: (block: Block, from: string, to: string, back: () => void) => void;
}

const plugins = [timeGridPlugin, interactionPlugin, classicTheme];
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/**
 * The week or the day of somebody's entries. The only place that knows the calendar library: what goes in are instants
 * and days as text, what comes out are texts with the offset of the zone, never a `Date`.
 */
export function EntryCalendar(props: EntryCalendarProps) {
  const { blocks, clientIds, zone, span, day, totals, snapMinutes, workingHours } = props;
  const intl = useIntl();
  const calendar = useRef<CalendarRef>(null);
  const view = span === 'day' ? 'timeGridDay' : 'timeGridWeek';
  const events = useMemo(() => eventsOf(blocks, clientIds), [blocks, clientIds]);

  useEffect(() => {
    // The library renders at once, which React does not allow within an effect.
    queueMicrotask(() => calendar.current?.getApi().changeView(view, day));
  }, [view, day]);

  const area = useRef<HTMLDivElement>(null);
  // The library draws its hours after this, into a region that scrolls and that the keyboard could not reach.
  useEffect(() => {
    const drawn = requestAnimationFrame(() => area.current && letTheKeyboardScroll(area.current));
    return () => cancelAnimationFrame(drawn);
  }, [view, day, blocks]);

  const blockAt = (event: MouseEvent) => {
    const words = (event.target as Element).closest('[role="button"]')?.querySelector('[data-entry]');
    return blocks.find(({ id }) => id === words?.getAttribute('data-entry'));
  };

  return (
    <div
      ref={area}
      className={styles.calendar}
      onMouseDownCapture={ctrlDrag}
      onContextMenu={(event) => {
        const block = blockAt(event);
        if (!block) return;
        event.preventDefault();
        props.onMenu(block, { x: event.clientX, y: event.clientY });
      }}
    >
      <FullCalendar
        ref={calendar}
        plugins={plugins}
        initialView={view}
        initialDate={day}
        timeZone={zone}
        locale={intl.locale}
        firstDay={1}
        headerToolbar={false}
        height="max(32rem, calc(100dvh - 19rem))"
        events={events}
        eventContent={content}
        eventInteractive
        eventClick={({ event }) => props.onOpen(blockOf(event))}
        dayHeaderContent={({ date }) => <DayHead day={dayAt(date, zone)} zone={zone} totals={totals} />}
        allDayHeaderContent={() => (
          <span className={styles.untimed}>{intl.formatMessage({ id: 'calendar.untimed' })}</span>
        )}
        slotHeaderFormat={clock}
        eventTimeFormat={clock}
        slotHeaderInnerClass={styles.slot}
        slotMinHeight={25}
        slotDuration="00:30:00"
        slotHeaderInterval="01:00:00"
        snapDuration={{ minutes: snapMinutes }}
        scrollTime={workingHours ? earlier(workingHours.from) : '07:30:00'}
        scrollTimeReset={false}
        businessHours={
          workingHours !== null && {
            daysOfWeek: workingHours.weekdays.map((weekday) => weekday % 7),
            startTime: workingHours.from,
            endTime: workingHours.to,
          }
        }
        nowIndicator
        editable
        eventResizableFromStart
        eventOverlap
        slotEventOverlap={false}
        eventMinHeight={18}
        eventShortHeight={34}
        allDayMaintainDuration={false}
        dragRevertDuration={150}
        eventAllow={({ allDay }, moved) => !(allDay && moved && !moved.allDay)}
        selectable
        selectMirror
        selectMinDistance={4}
        selectLongPressDelay={350}
        eventLongPressDelay={350}
        select={({ startStr, endStr, allDay }) => {
          calendar.current?.getApi().unselect();
          props.onDraw({ at: startStr, allDay }, allDay ? null : endStr);
        }}
        dateClick={({ dateStr, allDay }) => props.onDraw({ at: dateStr, allDay }, null)}
        eventDrop={({ event, jsEvent, revert }: EventDropInfo) => {
          const copies = jsEvent.ctrlKey || jsEvent.metaKey || jsEvent.altKey;
          props.onMove(blockOf(event), { at: event.startStr, allDay: event.allDay }, copies, revert);
        }}
        eventResize={({ event, revert }: EventResizeDoneInfo) =>
          props.onResize(blockOf(event), event.startStr, event.endStr, revert)
        }
      />
    </div>
  );
}

function eventsOf(blocks: readonly Block[], clientIds: readonly string[]): EventInput[] {
  return blocks.map((block) => ({
    id: block.id,
    title: block.title,
    start: block.start,
    end: block.end,
    allDay: block.allDay,
    startEditable: block.movable,
    durationEditable: block.resizable,
    color: colourOf(block.entry.clientId, clientIds),
    className: block.entry.lock ? styles.locked : block.entry.running ? styles.running : styles.open,
    extendedProps: { block },
  }));
}

function blockOf(event: EventApi): Block {
  return event.extendedProps['block'] as Block;
}

function content({ event, isShort }: EventDisplayInfo) {
  // While somebody draws, what is drawn has no entry yet.
  const block = event.extendedProps['block'] as Block | undefined;
  return block ? (
    <BlockWords block={block} short={isShort || block.allDay} />
  ) : (
    <span className={styles.drawn}>{event.formatRange(clock)}</span>
  );
}

/** The library gives a day by the instant at which it begins in its zone. */
function dayAt(date: Date, zone: string): string {
  const begins = Temporal.Instant.fromEpochMilliseconds(date.getTime());
  return begins.toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** Where entries are drawn, the keyboard comes by them; where there are none, the region itself has to take it. */
function letTheKeyboardScroll(area: HTMLElement): void {
  for (const part of area.querySelectorAll<HTMLElement>('div')) {
    const { overflowY } = getComputedStyle(part);
    if (part.scrollHeight <= part.clientHeight || (overflowY !== 'auto' && overflowY !== 'scroll')) continue;
    if (part.querySelector('[tabindex="0"], a[href], button')) part.removeAttribute('tabindex');
    else part.tabIndex = 0;
  }
}

/** Half an hour before, so that the first hour is not at the very edge. */
function earlier(time: string): string {
  const from = Temporal.PlainTime.from(time);
  return (from.hour === 0 ? from : from.subtract({ minutes: 30 })).toString({ smallestUnit: 'second' });
}
