import { useLocalStorage } from '@mantine/hooks';
import { useSession } from '../../api/use-session';
import { views, type TaskView } from './search';

/** The view that this person used last on this device; the turns before they chose. */
export function useViewChoice(): [TaskView, (view: TaskView) => void] {
  const { person } = useSession();
  const [view, keep] = useLocalStorage<TaskView>({
    key: `affianco.task-view.${person.id}`,
    defaultValue: 'turn',
    getInitialValueInEffect: false,
    serialize: (chosen) => chosen,
    deserialize: (text) => views.find((known) => known === text) ?? 'turn',
  });
  return [view, keep];
}
