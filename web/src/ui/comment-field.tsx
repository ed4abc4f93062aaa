import { Textarea } from '@mantine/core';
import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useIntl } from 'react-intl';
import { mentionAt, withMention, type Mentionable } from './comment-mentions';
import styles from './comment.module.css';
import { Findings, matching } from './finder';

interface CommentFieldProps {
  label: string;
  placeholder?: string;
  value: string;
  onType: (text: string) => void;
  people: readonly Mentionable[];
  onFiles?: (files: File[]) => void;
  /** Ctrl or ⌘ with Enter. */
  onSend: () => void;
  autoFocus?: boolean;
}

const most = 6;

/** Words in Markdown, in which `@` finds people; files can be pasted into it. */
export function CommentField(props: CommentFieldProps) {
  const { value, onType, people } = props;
  const { formatMessage } = useIntl();
  const list = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const token = open ? mentionAt(value, caret) : null;
  const found = token
    ? matching(
        people.map(({ id, name }) => ({ id, title: name, note: '' })),
        token.typed,
      ).slice(0, most)
    : [];
  const listed = found.length > 0;
  const index = Math.min(active, found.length - 1);

  const take = (name: string) => {
    if (!token) return;
    const next = withMention(value, token, name);
    onType(next.text);
    setCaret(next.caret);
    setOpen(false);
    requestAnimationFrame(() => area.current?.setSelectionRange(next.caret, next.caret));
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = found[index];
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      props.onSend();
    } else if (listed && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setActive((index + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length);
    } else if (chosen && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      take(chosen.title);
    } else if (listed && event.key === 'Escape') {
      event.stopPropagation();
      setOpen(false);
    }
  };
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (!props.onFiles || files.length === 0) return;
    event.preventDefault();
    props.onFiles(files);
  };
  return (
    <div className={styles.field}>
      <Textarea
        ref={area}
        autosize
        minRows={2}
        maxRows={16}
        maxLength={10_000}
        autoFocus={props.autoFocus ?? false}
        aria-label={props.label}
        placeholder={props.placeholder}
        aria-autocomplete="list"
        aria-controls={listed ? list : undefined}
        aria-activedescendant={listed ? `${list}-${index}` : undefined}
        value={value}
        onChange={(event) => {
          onType(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart);
          setOpen(true);
          setActive(0);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={press}
        onPaste={paste}
        onBlur={() => setOpen(false)}
      />
      {listed && (
        <Findings
          id={list}
          label={formatMessage({ id: 'comment.people' })}
          shown={found}
          active={index}
          nothing=""
          onTake={({ title }) => take(title)}
        />
      )}
    </div>
  );
}
