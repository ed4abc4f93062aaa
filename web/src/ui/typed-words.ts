import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';

/**
 * Words that are looked for: what stands in the field, and what a key does. They are sent a moment after the last key, so
 * that not every letter is looked for; another address, by the way back or a link, puts its own into the field.
 */
export function useTypedWords(
  value: string | undefined,
  onChange: (words: string | undefined) => void,
  moment = 300,
): [typed: string, type: (words: string) => void] {
  const known = value ?? '';
  const [typed, setTyped] = useState(known);
  const send = useDebouncedCallback((words: string) => onChange(words.trim() || undefined), moment);
  useEffect(() => setTyped((before) => (before.trim() === known ? before : known)), [known]);
  const type = (words: string) => {
    setTyped(words);
    send(words);
  };
  return [typed, type];
}
