import { useLocalStorage } from '@mantine/hooks';
import { useSession } from '../../api/use-session';
import { timeViews, type TimeView } from './search';

/** The view that this person used last on this device; the calendar before they chose. */
export function useViewChoice(): [TimeView, (view: TimeView) => void] {
  const { person } = useSession();
  const [view, keep] = useLocalStorage<TimeView>({
    key: `affianco.time-view.${person.id}`,
    defaultValue: 'calendar',
    getInitialValueInEffect: false,
    serialize: (chosen) => chosen,
    deserialize: (text) => timeViews.find((known) => known === text) ?? 'calendar',
  });
  return [view, keep];
}
