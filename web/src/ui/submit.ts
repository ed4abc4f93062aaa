import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { Problem } from '../api/problem';

export interface Submission<V> {
  send: (values: V) => Promise<void>;
  pending: boolean;
  /** What concerns the whole form; what concerns a field stands at the field. */
  error: unknown;
  clear: () => void;
}

/**
 * Sends a form once, and puts what the server refuses where it belongs: at the field, else in `error`.
 * `work` gets the form's values and does everything that follows success.
 */
export function useSubmit<V extends Record<string, unknown>>(
  form: UseFormReturnType<V>,
  work: (values: V) => Promise<unknown>,
): Submission<V> {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (values: V): Promise<void> => {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      await work(values);
    } catch (thrown) {
      const atFields = placeAtFields(form, thrown);
      setError(atFields ? null : thrown);
    } finally {
      setPending(false);
    }
  };
  return { send, pending, error, clear: () => setError(null) };
}

/** True when every refused field is one of the form's own, so that nothing is left to say above it. */
function placeAtFields<V extends Record<string, unknown>>(
  form: UseFormReturnType<V>,
  error: unknown,
): boolean {
  if (!(error instanceof Problem) || error.fields.length === 0) return false;
  const names = Object.keys(form.getValues());
  const own = error.fields.filter(({ field }) => names.includes(field.split('.')[0] ?? field));
  form.setErrors(
    Object.fromEntries(own.map(({ field, message }) => [field.split('.')[0] ?? field, message])),
  );
  return own.length === error.fields.length;
}
