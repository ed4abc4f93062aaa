import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { newId } from '../../api/ids';
import { tasks } from '../../api/tasks';
import type { Engagement } from '../../api/types';
import { useCreating } from '../../ui/creating';
import { engagementNames } from '../../ui/engagement-names';
import { ProblemNote } from '../../ui/problem-note';
import styles from './tasks.module.css';

interface QuickAddProps {
  engagements: Engagement[];
  preferred: string | undefined;
}

/** A task in one line: Enter takes it in, and the field is ready for the next. */
export function QuickAdd({ engagements, preferred }: QuickAddProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const [id, setId] = useState(newId);
  const [title, setTitle] = useState('');
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
  const engagementId = known(chosen) ?? known(preferred) ?? names[0]?.value ?? '';
  const add = useMutation({
    mutationFn: () => tasks.create({ id, engagementId, title: title.trim() }),
    onSuccess: () => {
      setTitle('');
      setId(newId());
      field.current?.focus();
      return queries.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() && !add.isPending) add.mutate();
  };
  return (
    <form onSubmit={send} className={styles.quick}>
      <div className={styles.add}>
        <TextInput
          ref={field}
          aria-label={formatMessage({ id: 'tasks.new' })}
          placeholder={formatMessage({ id: 'tasks.new' })}
          value={title}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <NativeSelect
          aria-label={formatMessage({ id: 'tasks.for-client' })}
          value={engagementId}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={names}
        />
        <Button
          type="submit"
          variant="default"
          leftSection={<Plus size={16} aria-hidden />}
          loading={add.isPending}
        >
          <FormattedMessage id="tasks.add" />
        </Button>
      </div>
      <ProblemNote error={add.error} />
    </form>
  );
}
