import { DurationField } from '../../ui/duration-field';

interface BreakFieldProps {
  label: string;
  disabled: boolean;
  value: number;
  onChange: (seconds: number) => void;
}

/** Time between start and end in which nobody worked; empty means none. */
export function BreakField({ label, disabled, value, onChange }: BreakFieldProps) {
  return (
    <DurationField
      label={label}
      disabled={disabled}
      placeholder="0:00"
      value={value === 0 ? null : value}
      onChange={(seconds) => onChange(seconds ?? 0)}
    />
  );
}
