import { useLocalStorage } from '@mantine/hooks';
import { useSession } from '../../../api/use-session';

export const snaps = [5, 15, 30] as const;
export type Snap = (typeof snaps)[number];
export type Span = 'week' | 'day';
export type Shape = 'calendar' | 'table';

interface CalendarSettings {
  snap: Snap;
  /** Null until somebody chose: then the width of the screen decides. */
  span: Span | null;
  shape: Shape;
}

const usual: CalendarSettings = { snap: 15, span: null, shape: 'calendar' };

/** How this person likes the calendar on this device. */
export function useCalendarSettings(): [CalendarSettings, (changed: Partial<CalendarSettings>) => void] {
  const { person } = useSession();
  const [settings, keep] = useLocalStorage<CalendarSettings>({
    key: `affianco.calendar.${person.id}`,
    defaultValue: usual,
    getInitialValueInEffect: false,
    deserialize: readSettings,
  });
  return [settings, (changed) => keep({ ...settings, ...changed })];
}

/** What was kept, as far as it is understood. */
export function readSettings(text: string | undefined): CalendarSettings {
  try {
    const kept: unknown = JSON.parse(text ?? '');
    if (typeof kept !== 'object' || kept === null) return usual;
    const { snap, span, shape } = kept as Record<string, unknown>;
    return {
      snap: snaps.find((known) => known === snap) ?? usual.snap,
      span: span === 'week' || span === 'day' ? span : null,
      shape: shape === 'table' ? 'table' : 'calendar',
    };
  } catch {
    return usual;
  }
}
