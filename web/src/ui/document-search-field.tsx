import { Kbd, Loader, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useRef } from 'react';
import { useIntl } from 'react-intl';
import { useShortcut } from './shortcuts';
import { useShortcutKeys, type PageKey } from './shortcut-keys';
import { useTypedWords } from './typed-words';

interface DocumentSearchFieldProps {
  value: string | undefined;
  onChange: (words: string | undefined) => void;
  /** The answer takes longer than one waits unknowingly. */
  slow: boolean;
}

const keys: PageKey[] = [{ keys: '/', label: 'archive.shortcut' }];
const longestWords = 300;
/** A search in an index is quick: it may be asked sooner. */
const moment = 200;

/** One field for everything that is written down; `/` leads to it, Escape empties it. */
export function DocumentSearchField({ value, onChange, slow }: DocumentSearchFieldProps) {
  const { formatMessage } = useIntl();
  const input = useRef<HTMLInputElement>(null);
  const [typed, type] = useTypedWords(value, onChange, moment);
  useShortcut('/', () => {
    input.current?.focus();
    input.current?.select();
  });
  useShortcutKeys(keys);
  return (
    <TextInput
      ref={input}
      type="search"
      size="md"
      aria-label={formatMessage({ id: 'archive.search' })}
      placeholder={formatMessage({ id: 'archive.search' })}
      leftSection={<Search size={18} aria-hidden />}
      rightSection={
        slow ? (
          <Loader size={16} />
        ) : typed ? null : (
          <Kbd visibleFrom="sm" aria-hidden>
            /
          </Kbd>
        )
      }
      maxLength={longestWords}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !typed) return;
        event.preventDefault();
        type('');
      }}
    />
  );
}
