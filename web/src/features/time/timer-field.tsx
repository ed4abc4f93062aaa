import { useId, useState, type KeyboardEvent, type Ref } from 'react';
import { useIntl } from 'react-intl';
import { Findings, matching, type Finding } from '../../ui/finder';
import { tokenAt, withoutToken } from '../../ui/name-token';
import styles from './timer-bar.module.css';

interface TimerFieldProps {
  label: string;
  /** What an empty field says. */
  hint: string;
  value: string;
  onType: (text: string) => void;
  /** What `@` and `#` find. */
  clients: Finding[];
  services: Finding[];
  onClient: (client: Finding) => void;
  onService: (service: Finding) => void;
  /** What plain words find; nothing where the words are only a description. */
  works?: Finding[];
  onWork?: (work: Finding) => void;
  /** Enter, with nothing chosen from the list. */
  onEnter: () => void;
  onLeave?: () => void;
  onEscape?: () => void;
  inputRef?: Ref<HTMLInputElement> | undefined;
}

const most = 8;

/**
 * The description, in which `@` names the client and `#` the service; a chosen name leaves the text. Arrows choose,
 * Enter and Tab take, Escape closes the list first.
 */
export function TimerField(props: TimerFieldProps) {
  const { label, value, onType, clients, services, works = [], onWork } = props;
  const { formatMessage } = useIntl();
  const list = useId();
  const [caret, setCaret] = useState(0);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const token = open ? tokenAt(value, caret) : null;
  const named = token && matching(token.sign === '@' ? clients : services, token.typed);
  // A sign that names nothing is only a sign, once there are words behind it.
  const naming = token && named && (named.length > 0 || !token.typed.trim()) ? token : null;
  const shown = (naming ? (named ?? []) : matching(works, value)).slice(0, most);
  const listed = open && (naming !== null || shown.length > 0);
  const index = naming ? Math.max(0, Math.min(active, shown.length - 1)) : Math.min(active, shown.length - 1);

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const take = (finding: Finding) => {
    close();
    if (!naming) return onWork?.(finding);
    onType(withoutToken(value, naming).text);
    if (naming.sign === '@') props.onClient(finding);
    else props.onService(finding);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = listed ? shown[index] : undefined;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (listed)
        setActive((Math.max(index, step < 0 ? 0 : index) + step + shown.length) % shown.length || 0);
    } else if (event.key === 'Tab' && naming && chosen) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (chosen) take(chosen);
      else {
        close();
        props.onEnter();
      }
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (listed) close();
      else {
        props.onEscape?.();
        event.currentTarget.blur();
      }
    }
  };
  return (
    <div className={styles.field}>
      <input
        ref={props.inputRef}
        className={styles.description}
        role="combobox"
        aria-label={label}
        aria-expanded={listed}
        aria-controls={listed ? list : undefined}
        aria-activedescendant={listed && shown[index] ? `${list}-${index}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={props.hint}
        value={value}
        maxLength={500}
        onChange={(event) => {
          onType(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
          setOpen(true);
          setActive(-1);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
        onClick={() => setOpen(true)}
        onKeyDown={press}
        onBlur={() => {
          close();
          props.onLeave?.();
        }}
      />
      {listed && (
        <Findings
          id={list}
          label={
            naming ? formatMessage({ id: naming.sign === '@' ? 'timer.clients' : 'timer.services' }) : label
          }
          shown={shown}
          active={index}
          nothing={formatMessage({ id: naming?.sign === '#' ? 'timer.no-services' : 'timer.nothing' })}
          onTake={take}
        />
      )}
    </div>
  );
}
