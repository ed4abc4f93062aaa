import { ActionIcon, Button, FileButton, SegmentedControl } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Eye, Lock, Paperclip, X } from 'lucide-react';
import { useState, type DragEvent, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { comments, type Visibility } from '../api/comments';
import { newId } from '../api/ids';
import { CommentField } from './comment-field';
import { mentioned, type Mentionable } from './comment-mentions';
import styles from './comment.module.css';
import { ProblemNote } from './problem-note';
import { UploadRows } from './upload-rows';
import { useUploads } from './uploads';

interface CommentFormProps {
  taskId: string;
  people: readonly Mentionable[];
  /** The reader is the client: there is nobody from whom their words are kept. */
  asClient?: boolean;
}

interface Attached {
  uploadId: string;
  name: string;
}

/** Something to say: among the practice unless the client is chosen as a reader, which changes how it looks. */
export function CommentForm({ taskId, people, asClient = false }: CommentFormProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const [id, setId] = useState(newId);
  const [body, setBody] = useState('');
  const [visibility, setVisibility] = useState<Visibility>(asClient ? 'client' : 'internal');
  const [attached, setAttached] = useState<Attached[]>([]);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const uploads = useUploads({
    onDone: (uploadId, name) => setAttached((before) => [...before, { uploadId, name }]),
  });
  const readers = visibility === 'client' ? people : people.filter(({ contact }) => !contact);
  const busy = uploads.running.some(({ state }) => state !== 'failed');
  const send = () => {
    if (!body.trim() || pending || busy) return;
    setPending(true);
    setError(null);
    comments
      .write({
        ...{ id, taskId, body: body.trim(), visibility },
        mentions: mentioned(body, readers),
        uploadIds: attached.map(({ uploadId }) => uploadId),
      })
      .then(() => {
        setBody('');
        setAttached([]);
        // The next one is internal again: nothing reaches the client because the last one did.
        if (!asClient) setVisibility('internal');
        setId(newId());
        return Promise.all(
          ['comments', 'attachments', 'tasks'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })),
        );
      })
      .catch(setError)
      .finally(() => setPending(false));
  };
  return (
    <form
      className={styles.form}
      data-visibility={visibility}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
      onDragOver={(event: DragEvent) => event.preventDefault()}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        uploads.add([...event.dataTransfer.files]);
      }}
    >
      <ProblemNote error={error} />
      {!asClient && <Readers visibility={visibility} onChange={setVisibility} />}
      <CommentField
        label={formatMessage({ id: asClient ? 'comment.write' : `comment.write-${visibility}` })}
        placeholder={formatMessage({ id: asClient ? 'comment.write' : `comment.write-${visibility}` })}
        value={body}
        onType={setBody}
        people={readers}
        onFiles={uploads.add}
        onSend={send}
      />
      {attached.length > 0 && (
        <ul className={styles.files}>
          {attached.map(({ uploadId, name }) => (
            <li key={uploadId} className={styles.file}>
              <Paperclip size={13} aria-hidden /> {name}
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={formatMessage({ id: 'comment.drop-file' }, { name })}
                onClick={() => setAttached((before) => before.filter((each) => each.uploadId !== uploadId))}
              >
                <X size={13} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <UploadRows uploads={uploads} />
      <div className={styles.buttons}>
        <Button type="submit" size="compact-md" loading={pending} disabled={!body.trim() || busy}>
          <FormattedMessage
            id={visibility === 'client' && !asClient ? 'comment.send-client' : 'comment.send'}
          />
        </Button>
        <FileButton multiple onChange={(files) => uploads.add(files)}>
          {(button) => (
            <Button
              {...button}
              size="compact-md"
              variant="subtle"
              color="gray"
              leftSection={<Paperclip size={15} aria-hidden />}
            >
              <FormattedMessage id="comment.attach" />
            </Button>
          )}
        </FileButton>
        <span className="dim small">
          <FormattedMessage id="comment.how-to" />
        </span>
      </div>
    </form>
  );
}

function Readers({
  visibility,
  onChange,
}: {
  visibility: Visibility;
  onChange: (visibility: Visibility) => void;
}) {
  const { formatMessage } = useIntl();
  return (
    <SegmentedControl
      size="sm"
      aria-label={formatMessage({ id: 'comment.who-reads' })}
      value={visibility}
      onChange={(value) => onChange(value === 'client' ? 'client' : 'internal')}
      data={(['internal', 'client'] as const).map((value) => ({
        value,
        label: (
          <span className={styles.reader}>
            {value === 'internal' ? <Lock size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
            <FormattedMessage id={`comment.choose-${value}`} />
          </span>
        ),
      }))}
    />
  );
}
