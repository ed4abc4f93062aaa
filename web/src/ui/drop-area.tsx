import { Upload } from 'lucide-react';
import { useEffect, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { largestUpload } from '../api/uploads';
import styles from './drop-area.module.css';
import { useFileSize } from './file-size';

interface DropAreaProps {
  onFiles: (files: File[]) => void;
  multiple?: boolean;
  /** What is taken, said before: the limit of a resumable upload, or words of one's own. */
  hint?: 'largest' | ReactNode;
  /** Takes files that are pasted anywhere on the page; for one area of a page. */
  paste?: boolean;
}

/** A place that takes files: dropped on it, pasted, or chosen with a click, Enter or Space. */
export function DropArea({ onFiles, multiple = true, hint, paste = false }: DropAreaProps) {
  const [over, setOver] = useState(false);
  const take = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1);
    if (files.length > 0) onFiles(files);
    return files.length > 0;
  };
  usePasted(paste, take);
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
        <FormattedMessage id={paste ? 'upload.drag-or-paste' : 'upload.drag'} />
      </span>
      {hint && <span className={styles.hint}>{hint === 'largest' ? <Largest /> : hint}</span>}
    </label>
  );
}

function Largest() {
  const size = useFileSize();
  return <FormattedMessage id="upload.largest" values={{ most: size(largestUpload) }} />;
}

/** Files from the clipboard, unless a field has taken them already. */
function usePasted(active: boolean, take: (files: FileList | undefined) => boolean): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    if (!active) return undefined;
    const paste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"]')) return;
      if (latest.current(event.clipboardData?.files)) event.preventDefault();
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [active]);
}
