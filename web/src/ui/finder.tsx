import { useId, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import styles from './finder.module.css';

export interface Finding {
  id: string;
  title: string;
  /** Says which one it is, quietly, beside the title. */
  note: string;
}

interface FinderProps<F extends Finding> {
  label: string;
  placeholder: string;
  findings: F[];
  /** What the field shows while nobody types. */
  chosen?: string;
  onPick: (finding: F) => void;
  /** Offered first when something was typed: takes the words themselves. */
  offer?: (typed: string) => F | null;
  /** The text of the list when nothing fits. */
  nothing: string;
  onLeave?: () => void;
  inputRef?: Ref<HTMLInputElement>;
  autoFocus?: boolean;
  icon?: ReactNode;
  error?: ReactNode;
  id?: string;
}

const most = 30;

/** Everything that has all the typed words, in any order. */
export function matching<F extends Finding>(findings: F[], typed: string): F[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return findings.filter(({ title, note }) => {
    const text = plain(`${title} ${note}`);
    return words.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

/**
 * A field that finds as one types (the combobox pattern of ARIA): arrows choose, Enter takes, Escape leaves.
 * It stands under the field at its full width, so it needs no machinery to place it.
 */
export function Finder<F extends Finding>(props: FinderProps<F>) {
  const {
    label,
    placeholder,
    findings,
    chosen = '',
    onPick,
    offer,
    nothing,
    onLeave,
    inputRef,
    icon,
  } = props;
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const offered = typed?.trim() ? (offer?.(typed.trim()) ?? null) : null;
  const matches = matching(findings, typed ?? '').slice(0, most);
  const shown = offered ? [...matches, offered] : matches;
  const index = Math.min(active, shown.length - 1);

  const leave = () => {
    setOpen(false);
    setTyped(null);
    setActive(0);
  };
  const take = (finding: F | undefined) => {
    if (!finding) return;
    leave();
    onPick(finding);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (open && shown.length > 0) setActive((index + step + shown.length) % shown.length);
      setOpen(true);
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      take(shown[index]);
    } else if (event.key === 'Escape') {
      if (open) event.stopPropagation();
      leave();
      event.currentTarget.blur();
    }
  };

  return (
    <div className={styles.finder}>
      {icon && (
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
      )}
      <input
        ref={inputRef}
        id={props.id}
        className={styles.field}
        data-icon={icon ? true : undefined}
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        aria-activedescendant={open && shown[index] ? `${list}-${index}` : undefined}
        aria-autocomplete="list"
        aria-invalid={props.error ? true : undefined}
        autoComplete="off"
        autoFocus={props.autoFocus}
        placeholder={placeholder}
        value={typed ?? chosen}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setOpen(true);
          setActive(0);
        }}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => setOpen(true)}
        onKeyDown={press}
        onBlur={() => {
          leave();
          onLeave?.();
        }}
      />
      {props.error && <p className={styles.error}>{props.error}</p>}
      {open && (
        <Findings id={list} label={label} shown={shown} active={index} nothing={nothing} onTake={take} />
      )}
    </div>
  );
}

interface FindingsProps<F extends Finding> {
  id: string;
  label: string;
  shown: F[];
  /** Which one Enter takes; none below 0. */
  active: number;
  nothing: string;
  onTake: (finding: F) => void;
}

/** The list under a field that finds. */
export function Findings<F extends Finding>({ id, label, shown, active, nothing, onTake }: FindingsProps<F>) {
  return (
    <ul id={id} role="listbox" aria-label={label} className={styles.list}>
      {shown.map((finding, position) => (
        <li
          key={finding.id}
          id={`${id}-${position}`}
          role="option"
          aria-selected={position === active}
          className={styles.option}
          ref={position === active ? scrollToMe : undefined}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(finding)}
        >
          <span className={styles.title}>{finding.title}</span>
          <span className={styles.note}>{finding.note}</span>
        </li>
      ))}
      {shown.length === 0 && (
        <li role="option" aria-disabled aria-selected={false} className={styles.nothing}>
          {nothing}
        </li>
      )}
    </ul>
  );
}

function scrollToMe(element: HTMLElement | null): void {
  element?.scrollIntoView?.({ block: 'nearest' });
}
