import { Upload } from 'lucide-react';
import { useState, type DragEvent } from 'react';
import { FormattedMessage } from 'react-intl';
import styles from './drop-area.module.css';

interface DropAreaProps {
  onFiles: (files: File[]) => void;
  multiple?: boolean;
}

/** A place that takes files: dropped on it, or chosen with a click, Enter or Space. */
export function DropArea({ onFiles, multiple = true }: DropAreaProps) {
  const [over, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1);
    if (files.length > 0) onFiles(files);
  };
  return (
    <label
      className={styles.area}
      data-over={over || undefined}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <Upload size={16} aria-hidden />
      <input
        type="file"
        className="only-heard"
        multiple={multiple}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      <span className={styles.choose}>
        <FormattedMessage id="upload.choose" values={{ count: multiple ? 2 : 1 }} />
      </span>
      <span className={styles.drag}>
        <FormattedMessage id="upload.drag" />
      </span>
    </label>
  );
}
