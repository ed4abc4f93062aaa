import { Button, Switch, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { deliverables } from '../api/deliverables';
import { useQuery } from '@tanstack/react-query';
import type { Deliverable } from '../api/types';
import type { DocumentChanges } from './document-changes';
import { webAddress } from './document-draft';
import { DropArea } from './drop-area';
import { ProblemNote } from './problem-note';
import { useDocumentAct } from './use-document-act';
import styles from './document-panel.module.css';
import { SaveOrCancel } from './save-or-cancel';

interface DocumentNewVersionProps {
  deliverable: Deliverable;
  changes: DocumentChanges;
  onClose: () => void;
}

/** The next content of a document, of the same kind; a draft unless it is said that the client shall see it. */
export function DocumentNewVersion({ deliverable, changes, onClose }: DocumentNewVersionProps) {
  const { formatMessage } = useIntl();
  const { act, pending, error } = useDocumentAct();
  const { id, kind, latest, version } = deliverable;
  const [file, setFile] = useState<File | null>(null);
  const [url, setUrl] = useState(latest.url ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [show, setShow] = useState(false);
  const [missing, setMissing] = useState(false);
  const before = useQuery({ ...deliverables.text(id, latest.number), enabled: kind === 'text' });
  const body = typed ?? before.data ?? latest.body ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said = { ...(note.trim() ? { note: note.trim() } : {}), show };
    const address = webAddress(url);
    const content = kind === 'link' ? address : kind === 'text' ? body.trim() : file;
    setMissing(!content);
    if (!content) return;
    if (file) {
      changes.addVersion(deliverable, file, said);
      onClose();
      return;
    }
    const draft = kind === 'link' ? { url: address ?? '' } : { body };
    void act(() => deliverables.addVersion(id, { ...draft, ...said }, version)).then(
      (done) => done && onClose(),
    );
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <ProblemNote error={error} />
      {kind === 'file' &&
        (file ? (
          <div className={styles.chosen}>
            <span>{file.name}</span>
            <Button size="compact-sm" variant="default" onClick={() => setFile(null)}>
              <FormattedMessage id="document.choose-other" />
            </Button>
          </div>
        ) : (
          <DropArea multiple={false} hint="largest" onFiles={([chosen]) => setFile(chosen ?? null)} />
        ))}
      {kind === 'file' && missing && !file && (
        <p role="alert" className={styles.hint}>
          <FormattedMessage id="document.file-missing" />
        </p>
      )}
      {kind === 'link' && (
        <TextInput
          type="url"
          inputMode="url"
          label={formatMessage({ id: 'document.address' })}
          error={missing && formatMessage({ id: 'document.address-wrong' })}
          maxLength={2000}
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
      )}
      {kind === 'text' && (
        <Textarea
          autosize
          minRows={5}
          maxRows={18}
          maxLength={100_000}
          label={formatMessage({ id: 'document.text' })}
          description={formatMessage({ id: 'document.markdown-hint' })}
          error={missing && formatMessage({ id: 'common.required' })}
          disabled={before.isPending}
          value={body}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <TextInput
        label={formatMessage({ id: 'document.note' })}
        maxLength={5000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Switch
        label={formatMessage({ id: 'document.show-now' })}
        description={formatMessage({ id: show ? 'document.show-now-on' : 'document.show-now-off' })}
        checked={show}
        onChange={(event) => setShow(event.currentTarget.checked)}
      />
      <div className={styles.buttons}>
        <SaveOrCancel pending={pending} label="document.add-version" onCancel={onClose} />
      </div>
    </form>
  );
}
