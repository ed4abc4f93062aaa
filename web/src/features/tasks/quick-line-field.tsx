import { useId, useState, type KeyboardEvent, type Ref } from 'react';
import { useIntl } from 'react-intl';
import { Findings, matching, type Finding } from '../../ui/finder';
import { tokenAt, type Token } from '../../ui/name-token';
import styles from './quick.module.css';

interface QuickLineFieldProps {
  label: string;
  placeholder: string;
  value: string;
  onType: (text: string) => void;
  clients: Finding[];
  services: Finding[];
  priorities: Finding[];
  onEnter: () => void;
  onEscape?: (() => void) | undefined;
  inputRef?: Ref<HTMLInputElement>;
  autoFocus: boolean;
  describedBy?: string;
  invalid?: boolean;
}

const most = 8;

/** One line in which `@`, `#` and `!` find names while one types: arrows choose, Enter and Tab take, Escape leaves. */
export function QuickLineField(props: QuickLineFieldProps) {
  const { value, onType, label } = props;
  const { formatMessage } = useIntl();
  const list = useId();
  const [caret, setCaret] = useState(0);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const token = open ? signAt(value, caret) : null;
  const found = token ? matching(findingsOf(props, token.sign), token.typed).slice(0, most) : [];
  const listed = found.length > 0;
  const index = Math.min(active, found.length - 1);

  const take = (finding: Finding) => {
    if (!token) return;
    const before = `${value.slice(0, token.from)}${token.sign}${finding.title} `;
    onType(`${before}${value.slice(token.to).trimStart()}`);
    setCaret(before.length);
    setOpen(false);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = found[index];
    if (listed && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setActive((index + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length);
    } else if (
      (event.key === 'Enter' || event.key === 'Tab') &&
      chosen &&
      chosen.title !== token?.typed.trim()
    ) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      setOpen(false);
      props.onEnter();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (listed) setOpen(false);
      else props.onEscape?.();
    }
  };
  return (
    <div className={styles.field}>
      <input
        ref={props.inputRef}
        className={styles.input}
        role="combobox"
        aria-label={label}
        aria-expanded={listed}
        aria-controls={listed ? list : undefined}
        aria-activedescendant={listed ? `${list}-${index}` : undefined}
        aria-autocomplete="list"
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        autoComplete="off"
        autoFocus={props.autoFocus}
        placeholder={props.placeholder}
        value={value}
        maxLength={400}
        onChange={(event) => {
          onType(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
          setOpen(true);
          setActive(0);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
      />
      {listed && (
        <Findings
          id={list}
          label={formatMessage({ id: 'quick.names' })}
          shown={found}
          active={index}
          nothing=""
          onTake={take}
        />
      )}
    </div>
  );
}

type Sign = Token['sign'] | '!';

/** What is typed behind a sign at the caret; a priority is one word. */
function signAt(text: string, caret: number): { sign: Sign; typed: string; from: number; to: number } | null {
  const match = /(?:^|\s)!(\p{L}*)$/u.exec(text.slice(0, caret));
  if (match) {
    const typed = match[1] ?? '';
    return { sign: '!', typed, from: caret - typed.length - 1, to: caret };
  }
  return tokenAt(text, caret);
}

function findingsOf(props: QuickLineFieldProps, sign: Sign): Finding[] {
  if (sign === '!') return props.priorities;
  return sign === '@' ? props.clients : props.services;
}
