import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactNode, type Ref } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { newId } from '../../api/ids';
import { tasks } from '../../api/tasks';
import type { Engagement, Task } from '../../api/types';
import { ProblemNote } from '../../ui/problem-note';
import { useToasts } from '../../ui/toasts';
import { QuickLineField } from './quick-line-field';
import { Understood } from './quick-understood';
import styles from './quick.module.css';
import { priorities } from './search';
import { useQuickTask } from './use-quick-task';

interface QuickLineFormProps {
  engagements: Engagement[];
  /** Whose task it is where the line does not say it. */
  engagementId: string | null;
  inputRef?: Ref<HTMLInputElement>;
  autoFocus?: boolean;
  label: string;
  placeholder: string;
  onAdded: (task: Task) => void;
  onEscape?: () => void;
  /** Beside the field; gets what sends the line. */
  children: (state: { pending: boolean; send: () => void }) => ReactNode;
}

/** A task in one line: shows what it understands, Enter takes it in, and the field is ready for the next. */
export function QuickLineForm(props: QuickLineFormProps) {
  const { engagements, engagementId, onAdded } = props;
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const understood = useId();
  const [id, setId] = useState(newId);
  const [line, setLine] = useState('');
  const [tried, setTried] = useState(false);
  const names = useQuickTask(engagements);
  const task = names.read(line, engagementId);
  const named = task.engagementId !== engagementId;
  const problem = problemOf(line, task);
  const add = useMutation({
    mutationFn: () =>
      tasks.create({
        id,
        engagementId: task.engagementId ?? '',
        title: task.title.slice(0, 200),
        ...(task.serviceId ? { serviceId: task.serviceId } : {}),
        ...(task.priority ? { priority: task.priority } : {}),
        ...(task.dueOn ? { dueOn: task.dueOn } : {}),
        ...(task.dueTime ? { dueTime: task.dueTime } : {}),
        ...(task.estimateMinutes ? { estimateMinutes: task.estimateMinutes } : {}),
      }),
    onSuccess: (created) => {
      setLine('');
      setTried(false);
      setId(newId());
      toasts.done(formatMessage({ id: 'quick.added' }, { title: created.title, client: created.clientName }));
      onAdded(created);
      return queries.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
  const send = () => {
    setTried(true);
    if (line.trim() && !problem && !add.isPending) add.mutate();
  };
  const label = (list: readonly { id: string; label: string }[], wanted: string | null) =>
    list.find((each) => each.id === wanted)?.label;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className={styles.line}>
        <QuickLineField
          inputRef={props.inputRef ?? null}
          autoFocus={props.autoFocus ?? false}
          label={props.label}
          placeholder={props.placeholder}
          value={line}
          onType={(typed) => {
            setLine(typed);
            setTried(false);
          }}
          clients={names.engagements.map((each) => ({ id: each.id, title: each.label, note: '' }))}
          services={names
            .servicesOf(task.engagementId)
            .map((each) => ({ id: each.id, title: each.label, note: '' }))}
          priorities={priorities.map((each) => ({
            id: each,
            title: formatMessage({ id: `tasks.priority.${each}` }).toLowerCase(),
            note: '',
          }))}
          onEnter={send}
          onEscape={props.onEscape}
          describedBy={understood}
          invalid={tried && problem !== null}
        />
        {props.children({ pending: add.isPending, send })}
      </div>
      <Understood
        id={understood}
        task={task}
        clientName={named ? label(names.engagements, task.engagementId) : undefined}
        serviceName={label(names.servicesOf(task.engagementId), task.serviceId)}
      />
      {tried && problem && (
        <p className={styles.problem} role="alert">
          <FormattedMessage id={problem} />
        </p>
      )}
      <ProblemNote error={add.error} />
    </form>
  );
}

/** Why a line cannot be taken in yet. */
function problemOf(
  line: string,
  task: ReturnType<ReturnType<typeof useQuickTask>['read']>,
): 'quick.no-title' | 'quick.no-client' | 'quick.doubtful' | null {
  if (!line.trim()) return null;
  if (task.doubts.some(({ among }) => among.length > 0)) return 'quick.doubtful';
  if (!task.engagementId) return 'quick.no-client';
  return task.title ? null : 'quick.no-title';
}
