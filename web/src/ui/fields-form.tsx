import type { UseFormReturnType } from '@mantine/form';
import type { ComponentProps, ReactNode } from 'react';
import styles from './fields-form.module.css';
import { ProblemNote } from './problem-note';
import { SaveOrCancel } from './save-or-cancel';
import type { Submission } from './submit';

interface FieldsFormProps<V extends Record<string, unknown>> extends Pick<
  ComponentProps<typeof SaveOrCancel>,
  'label' | 'icon'
> {
  form: UseFormReturnType<V>;
  sending: Submission<V>;
  onClose: () => void;
  /** Fields, two beside each other; over both columns with the class `whole`. */
  children: ReactNode;
}

/** A form that is kept or left: what went wrong on top, its fields, and the two buttons; Escape leaves it. */
export function FieldsForm<V extends Record<string, unknown>>({
  form,
  sending: { send, pending, error },
  onClose,
  children,
  ...button
}: FieldsFormProps<V>) {
  return (
    <form
      className={styles.form}
      onSubmit={form.onSubmit(send)}
      onKeyDown={(event) => event.key === 'Escape' && !isTaken(event.target) && onClose()}
      noValidate
    >
      {error !== null && (
        <div className={styles.whole}>
          <ProblemNote error={error} />
        </div>
      )}
      {children}
      <div className={`${styles.whole} ${styles.buttons}`}>
        <SaveOrCancel {...button} pending={pending} onCancel={onClose} />
      </div>
    </form>
  );
}

/** A list of choices that is open takes the key for itself. */
function isTaken(target: EventTarget): boolean {
  return target instanceof Element && target.getAttribute('data-mantine-stop-propagation') === 'true';
}
