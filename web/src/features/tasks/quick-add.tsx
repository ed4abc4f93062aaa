import { Button, NativeSelect } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Engagement } from '../../api/types';
import { useCreating } from '../../ui/creating';
import { engagementNames } from '../../ui/engagement-names';
import { QuickLineForm } from './quick-line-form';
import styles from './quick.module.css';

interface QuickAddProps {
  engagements: Engagement[];
  preferred: string | undefined;
}

/** A task in one line, at the top of the page; the client can be chosen beside it, or named in it. */
export function QuickAdd({ engagements, preferred }: QuickAddProps) {
  const { formatMessage } = useIntl();
  const [chosen, setChosen] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const [creating, setCreating] = useCreating();
  useEffect(() => {
    if (!creating) return;
    field.current?.focus();
    setCreating(false);
  }, [creating, setCreating]);
  const names = engagementNames(engagements);
  const known = (value: string | undefined) => names.find((name) => name.value === value)?.value;
  const engagementId =
    known(chosen) ?? known(preferred) ?? (names.length === 1 ? names[0]?.value : undefined);
  return (
    <section className={styles.top} aria-label={formatMessage({ id: 'tasks.new' })}>
      <QuickLineForm
        engagements={engagements}
        engagementId={engagementId ?? null}
        inputRef={field}
        label={formatMessage({ id: 'tasks.new' })}
        placeholder={formatMessage({ id: 'quick.placeholder' })}
        onAdded={() => field.current?.focus()}
      >
        {({ pending }) => (
          <>
            {names.length > 1 && (
              <NativeSelect
                className={styles.client}
                aria-label={formatMessage({ id: 'tasks.for-client' })}
                value={engagementId ?? ''}
                onChange={(event) => setChosen(event.currentTarget.value)}
                data={[{ value: '', label: formatMessage({ id: 'quick.choose-client' }) }, ...names]}
              />
            )}
            <Button
              type="submit"
              variant="default"
              leftSection={<Plus size={16} aria-hidden />}
              loading={pending}
            >
              <FormattedMessage id="tasks.add" />
            </Button>
          </>
        )}
      </QuickLineForm>
    </section>
  );
}
