import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useIntl } from 'react-intl';
import { explain } from './problem-note';

interface Toasts {
  done: (message: string) => void;
  failed: (error: unknown) => void;
  /** Says what was done and takes it back within 8 seconds. */
  undo: (message: string, takeBack: () => Promise<unknown>) => void;
}

/** Short words at the edge of the screen, for what has no place of its own any more. */
export function useToasts(): Toasts {
  const intl = useIntl();
  const labels = { 'aria-label': intl.formatMessage({ id: 'common.close' }) };
  const failed = (error: unknown) =>
    notifications.show({
      color: 'red',
      message: explain(intl, error),
      autoClose: 10_000,
      closeButtonProps: labels,
    });
  return {
    failed,
    done: (message) => notifications.show({ message, autoClose: 4_000, closeButtonProps: labels }),
    undo: (message, takeBack) => {
      const id = notifications.show({
        autoClose: 8_000,
        closeButtonProps: labels,
        message: (
          <span
            style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '1rem' }}
          >
            {message}
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => {
                notifications.hide(id);
                takeBack().catch(failed);
              }}
            >
              {intl.formatMessage({ id: 'common.undo' })}
            </Button>
          </span>
        ),
      });
    },
  };
}
