import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { deliverables } from '../api/deliverables';
import type { Deliverable } from '../api/types';
import { useSession } from '../api/use-session';
import { useDates } from './dates';
import type { useDocumentChanges } from './document-changes';
import { DropArea } from './drop-area';
import { useFileSize } from './file-size';
import { ProblemNote } from './problem-note';
import styles from './document-row.module.css';

interface DocumentVersionsProps {
  deliverable: Deliverable;
  changes: ReturnType<typeof useDocumentChanges>;
}

/** Every version with its note; below, a new one and another title. */
export function DocumentVersions({ deliverable, changes }: DocumentVersionsProps) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const size = useFileSize();
  const { id, versions, can } = deliverable;
  return (
    <>
      <ul className={styles.versions} aria-label={formatMessage({ id: 'document.versions' })}>
        {versions
          .toSorted((one, other) => other.number - one.number)
          .map((version) => (
            <li key={version.number}>
              <a href={deliverables.contentAddress(id, version.number)} download={version.fileName}>
                <FormattedMessage id="document.version" values={{ number: version.number }} />
                {': '}
                {version.fileName}
              </a>
              <div className={styles.note}>
                {[
                  size(version.size),
                  dates.moment(version.createdAt, person.timeZone),
                  version.createdByName,
                ].join(' · ')}
              </div>
              {version.note && <div>{version.note}</div>}
            </li>
          ))}
      </ul>
      {can.addVersion && <NewVersion deliverable={deliverable} changes={changes} />}
      {can.edit && <Rename deliverable={deliverable} changes={changes} />}
    </>
  );
}

function NewVersion({ deliverable, changes }: DocumentVersionsProps) {
  const { formatMessage } = useIntl();
  const [note, setNote] = useState('');
  return (
    <div>
      <TextInput
        mb="xs"
        label={formatMessage({ id: 'document.new-version' })}
        placeholder={formatMessage({ id: 'document.note' })}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <DropArea
        multiple={false}
        onFiles={([file]) => {
          if (file) changes.addVersion(deliverable, file, note.trim());
          setNote('');
        }}
      />
    </div>
  );
}

function Rename({ deliverable, changes }: DocumentVersionsProps) {
  const { formatMessage } = useIntl();
  const [title, setTitle] = useState(deliverable.title);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!title.trim() || title === deliverable.title) return;
    setPending(true);
    setError(null);
    changes
      .rename(deliverable, title.trim())
      .catch(setError)
      .finally(() => setPending(false));
  };
  return (
    <form onSubmit={save}>
      <ProblemNote error={error} />
      <div className={styles.form}>
        <TextInput
          label={formatMessage({ id: 'document.title' })}
          value={title}
          maxLength={200}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={pending}
          disabled={!title.trim() || title === deliverable.title}
        >
          <FormattedMessage id="common.save" />
        </Button>
      </div>
    </form>
  );
}
