import { Button, NativeSelect } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Engagement, TaskStatus } from '../../api/types';
import { engagementNames } from '../../ui/engagement-names';
import { useMoving } from './moving/moving';
import { QuickLineForm } from './quick-line-form';
import styles from './quick.module.css';

interface QuickFootProps {
  engagements: Engagement[];
  preferred: string | undefined;
  status: TaskStatus;
}

/** At a column's foot: a task that begins there. What a state needs to be told is asked once the task is there. */
export function QuickFoot({ engagements, preferred, status }: QuickFootProps) {
  const { formatMessage } = useIntl();
  const { go } = useMoving();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const names = engagementNames(engagements);
  const engagementId = chosen || preferred || (names.length === 1 ? names[0]?.value : undefined) || null;
  const column = formatMessage({ id: `task.status.${status}` });
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  if (!open) {
    return (
      <Button
        ref={button}
        size="compact-sm"
        variant="subtle"
        color="gray"
        justify="start"
        leftSection={<Plus size={15} aria-hidden />}
        aria-label={formatMessage({ id: 'board.add-to' }, { column })}
        onClick={() => setOpen(true)}
      >
        <FormattedMessage id="tasks.add" />
      </Button>
    );
  }
  return (
    <div className={styles.foot}>
      <QuickLineForm
        engagements={engagements}
        engagementId={engagementId}
        autoFocus
        label={formatMessage({ id: 'board.add-to' }, { column })}
        placeholder={formatMessage({ id: 'quick.placeholder-short' })}
        onAdded={(task) => {
          if (task.status !== status) go([task], status);
        }}
        onEscape={close}
      >
        {({ pending }) => (
          <div className={styles.buttons}>
            {names.length > 1 && (
              <NativeSelect
                size="xs"
                aria-label={formatMessage({ id: 'tasks.for-client' })}
                value={engagementId ?? ''}
                onChange={(event) => setChosen(event.currentTarget.value)}
                data={[{ value: '', label: formatMessage({ id: 'quick.choose-client' }) }, ...names]}
              />
            )}
            <Button type="submit" size="xs" loading={pending}>
              <FormattedMessage id="tasks.add" />
            </Button>
            <Button size="xs" variant="default" onClick={close}>
              <FormattedMessage id="common.close" />
            </Button>
          </div>
        )}
      </QuickLineForm>
    </div>
  );
}
