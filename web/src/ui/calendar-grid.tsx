import FullCalendar, {
  type CalendarRef,
  type EventApi,
  type EventDisplayInfo,
  type EventDropInfo,
  type EventInput,
  type EventResizeDoneInfo,
} from '@fullcalendar/react';
import interactionPlugin, { Draggable } from '@fullcalendar/react/interaction';
import '@fullcalendar/react/skeleton.css';
import classicTheme from '@fullcalendar/react/themes/classic';
import '@fullcalendar/react/themes/classic/theme.css';
import timeGridPlugin from '@fullcalendar/react/timegrid';
import { useEffect, useMemo, useRef, type MouseEvent, type ReactNode, type RefObject } from 'react';
import { useIntl } from 'react-intl';
import type { Person } from '../api/types';
import { ctrlDrag } from './ctrl-drag';
import { inTheBackground, type GridEvent, type Place } from './calendar-grid-events';
import styles from './calendar-grid.module.css';

interface CalendarGridProps<E extends GridEvent> {
  events: readonly E[];
  /** The zone in which days and times are drawn. */
  zone: string;
  span: 'week' | 'day';
  /** A day of what is shown. */
  day: string;
  snapMinutes: number;
  workingHours: Person['workingHours'];
  /** Leaves room above and below it. */
  height?: string;
  head: (day: string) => ReactNode;
  /** What the row without clock times is called; without it there is none. */
  untimed?: string;
  content: (event: E, short: boolean) => ReactNode;
  /** Somebody drew over empty space, or touched it; `to` is null for a touch. */
  onDraw?: (from: Place, to: string | null) => void;
  onOpen: (event: E) => void;
  onMenu?: (event: E, at: { x: number; y: number }) => void;
  /** `back` puts it where it was. */
  onMove: (event: E, to: Place, copies: boolean, back: () => void) => void;
  onResize: (event: E, from: string, to: string, back: () => void) => void;
  /** What lies beside the calendar and can be dragged onto it: elements with `data-place`, and how long each is. */
  beside?: { area: RefObject<HTMLElement | null>; onDrop: (place: string, to: Place) => void };
}

const plugins = [timeGridPlugin, interactionPlugin, classicTheme];
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/**
 * A week or a day as columns of hours. The only place that knows the calendar library: what goes in are instants and days
 * as text, what comes out are texts with the offset of the zone, never a `Date`.
 */
export function CalendarGrid<E extends GridEvent>(props: CalendarGridProps<E>) {
  const { events, zone, span, day, snapMinutes, workingHours, content, beside } = props;
  const intl = useIntl();
  const calendar = useRef<CalendarRef>(null);
  const view = span === 'day' ? 'timeGridDay' : 'timeGridWeek';
  const inputs = useMemo(() => events.map(inputOf), [events]);
  const eventOf = (api: EventApi) => api.extendedProps['event'] as E;

  useEffect(() => {
    // The library renders at once, which React does not allow within an effect.
    queueMicrotask(() => calendar.current?.getApi().changeView(view, day));
  }, [view, day]);

  const area = useRef<HTMLDivElement>(null);
  // The library draws its hours after this, into a region that scrolls and that the keyboard could not reach.
  useEffect(() => {
    const drawn = requestAnimationFrame(() => area.current && letTheKeyboardScroll(area.current));
    return () => cancelAnimationFrame(drawn);
  }, [view, day, events]);

  const besideArea = beside?.area;
  useEffect(() => {
    if (!besideArea?.current) return;
    const draggable = new Draggable(besideArea.current, {
      itemSelector: '[data-place]',
      minDistance: 4,
      longPressDelay: 350,
      eventData: (element) => ({
        create: false,
        duration: { minutes: Number(element.dataset['minutes'] ?? 60) },
      }),
    });
    return () => draggable.destroy();
  }, [besideArea]);

  const eventAt = (event: MouseEvent) => {
    const words = (event.target as Element).closest('[role="button"]')?.querySelector('[data-grid-event]');
    return events.find(({ id }) => id === words?.getAttribute('data-grid-event'));
  };

  return (
    <div
      ref={area}
      className={styles.calendar}
      onMouseDownCapture={ctrlDrag}
      onContextMenu={(event) => {
        const found = props.onMenu && eventAt(event);
        if (!found) return;
        event.preventDefault();
        props.onMenu?.(found, { x: event.clientX, y: event.clientY });
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
        height={props.height ?? 'max(32rem, calc(100dvh - 19rem))'}
        events={inputs}
        eventContent={({ event, isShort }: EventDisplayInfo) => {
          // While somebody draws, what is drawn is nothing of ours yet.
          const known = eventOf(event) as E | undefined;
          if (!known) return <span className={styles.drawn}>{event.formatRange(clock)}</span>;
          return (
            <div className={styles.content} data-grid-event={known.id} data-short={isShort || undefined}>
              {content(known, isShort || known.allDay)}
            </div>
          );
        }}
        eventInteractive
        eventClick={({ event }) => props.onOpen(eventOf(event))}
        dayHeaderContent={({ date }) => props.head(dayAt(date, zone))}
        allDaySlot={props.untimed !== undefined}
        allDayHeaderContent={() => <span className={styles.untimed}>{props.untimed}</span>}
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
        selectable={props.onDraw !== undefined}
        selectMirror
        selectMinDistance={4}
        selectLongPressDelay={350}
        eventLongPressDelay={350}
        select={({ startStr, endStr, allDay }) => {
          calendar.current?.getApi().unselect();
          props.onDraw?.({ at: startStr, allDay }, allDay ? null : endStr);
        }}
        dateClick={({ dateStr, allDay }) => props.onDraw?.({ at: dateStr, allDay }, null)}
        eventDrop={({ event, jsEvent, revert }: EventDropInfo) => {
          const copies = jsEvent.ctrlKey || jsEvent.metaKey || jsEvent.altKey;
          props.onMove(eventOf(event), { at: event.startStr, allDay: event.allDay }, copies, revert);
        }}
        eventResize={({ event, revert }: EventResizeDoneInfo) =>
          props.onResize(eventOf(event), event.startStr, event.endStr, revert)
        }
        droppable={beside !== undefined}
        drop={({ draggedEl, dateStr, allDay }) => {
          const place = draggedEl.dataset['place'];
          if (place) beside?.onDrop(place, { at: dateStr, allDay });
        }}
      />
    </div>
  );
}

function inputOf(event: GridEvent): EventInput {
  return {
    id: event.id,
    title: event.title,
    start: event.start,
    end: event.end,
    allDay: event.allDay,
    startEditable: event.movable,
    durationEditable: event.resizable,
    color: event.colour,
    className: event.className,
    ...(inTheBackground(event) && { display: 'background' }),
    extendedProps: { event },
  };
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
