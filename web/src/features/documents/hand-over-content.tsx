import { ActionIcon, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { X } from 'lucide-react';
import { useIntl } from 'react-intl';
import { DropArea } from '../../ui/drop-area';
import { useFileSize } from '../../ui/file-size';
import type { HandOverValues } from './hand-over-values';
import styles from './documents.module.css';

interface HandOverContentProps {
  form: UseFormReturnType<HandOverValues>;
  files: File[];
  onFiles: (change: (files: File[]) => File[]) => void;
}

/** What is handed over: the files that were chosen so far, an address, or words. */
export function HandOverContent({ form, files, onFiles }: HandOverContentProps) {
  const { formatMessage } = useIntl();
  const size = useFileSize();
  const { kind } = form.values;
  const title = (
    <TextInput
      className={styles.whole}
      label={formatMessage({ id: 'document.title' })}
      description={formatMessage({
        id:
          kind === 'file'
            ? 'documents.title-file'
            : kind === 'link'
              ? 'documents.title-link'
              : 'documents.title-text',
      })}
      maxLength={200}
      {...form.getInputProps('title')}
    />
  );
  if (kind === 'file') {
    return (
      <>
        <div className={styles.whole}>
          <DropArea
            paste
            hint="largest"
            onFiles={(chosen) => {
              form.clearFieldError('kind');
              onFiles((before) => [...before, ...chosen]);
            }}
          />
          {form.errors['kind'] && (
            <p role="alert" className={styles.missing}>
              {form.errors['kind']}
            </p>
          )}
          <ul className={styles.files} aria-label={formatMessage({ id: 'documents.chosen-files' })}>
            {files.map((file, index) => (
              <li key={`${index} ${file.name}`}>
                <span>
                  {file.name} <span className="dim small">{size(file.size)}</span>
                </span>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={formatMessage({ id: 'documents.leave-out' }, { name: file.name })}
                  title={formatMessage({ id: 'documents.leave-out' }, { name: file.name })}
                  onClick={() => onFiles((before) => before.filter((_, place) => place !== index))}
                >
                  <X size={16} aria-hidden />
                </ActionIcon>
              </li>
            ))}
          </ul>
        </div>
        {files.length === 1 && title}
      </>
    );
  }
  return (
    <>
      {kind === 'link' ? (
        <TextInput
          className={styles.whole}
          type="url"
          inputMode="url"
          label={formatMessage({ id: 'document.address' })}
          placeholder="https://"
          maxLength={2000}
          {...form.getInputProps('url')}
        />
      ) : (
        <Textarea
          className={styles.whole}
          autosize
          minRows={5}
          maxRows={18}
          maxLength={100_000}
          label={formatMessage({ id: 'document.text' })}
          description={formatMessage({ id: 'document.markdown-hint' })}
          {...form.getInputProps('body')}
        />
      )}
      {title}
    </>
  );
}
