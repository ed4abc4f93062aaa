import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { parseDuration } from './duration';
import { hoursText } from './hours';

interface DurationFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** Whole seconds; null while the field is empty or not understood. */
  value: number | null;
  onChange: (seconds: number | null) => void;
  /** In seconds; a day unless said otherwise. */
  longest?: number;
}

/** A field for worked time: takes it as people write it and says, while they type, what was understood. */
export function DurationField({ value, onChange, longest, error, onBlur, ...props }: DurationFieldProps) {
  const { formatMessage } = useIntl();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === null ? '' : hoursText(value));
  const parsed = parseDuration(shown, longest);
  const wrong = typed !== null && parsed.problem !== null && parsed.problem !== 'empty';
  const understood = typed !== null && parsed.seconds !== null && hoursText(parsed.seconds) !== typed.trim();
  return (
    <TextInput
      autoComplete="off"
      placeholder="1h30"
      {...props}
      value={shown}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange(parseDuration(text, longest).seconds);
      }}
      onBlur={(event) => {
        if (parsed.seconds !== null || parsed.problem === 'empty') setTyped(null);
        onBlur?.(event);
      }}
      error={wrong ? formatMessage({ id: `duration.${parsed.problem}` }) : error}
      rightSectionWidth={72}
      rightSection={
        <span className="dim small" role="status">
          {understood && parsed.seconds !== null ? `= ${hoursText(parsed.seconds)}` : ''}
        </span>
      }
    />
  );
}
