import { ActionIcon } from '@mantine/core';
import { ChevronDown, ChevronUp, Download, FileText, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { useIntl } from 'react-intl';
import { deliverables } from '../api/deliverables';
import type { Deliverable } from '../api/types';
import { useSession } from '../api/use-session';
import { useDates } from './dates';
import type { useDocumentChanges } from './document-changes';
import { DocumentVersions } from './document-versions';
import { useFileSize } from './file-size';
import styles from './document-row.module.css';

interface DocumentRowProps {
  deliverable: Deliverable;
  changes: ReturnType<typeof useDocumentChanges>;
  /** Says to which task it belongs, where that is not plain. */
  withTask?: boolean;
}

/** A document: its newest version to download, and behind one button its history and what can be changed. */
export function DocumentRow({ deliverable, changes, withTask = false }: DocumentRowProps) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const size = useFileSize();
  const [open, setOpen] = useState(false);
  const panel = useId();
  const { id, title, latest, taskTitle, can } = deliverable;
  const address = deliverables.contentAddress(id, latest.number);
  const words = {
    download: formatMessage({ id: 'document.download' }, { name: latest.fileName }),
    more: formatMessage({ id: 'document.more' }, { title }),
    remove: formatMessage({ id: 'document.remove' }, { title }),
  };
  const facts = [
    latest.number > 1 && formatMessage({ id: 'document.version' }, { number: latest.number }),
    size(latest.size),
    dates.moment(latest.createdAt, person.timeZone),
    withTask && taskTitle,
  ].filter(Boolean);
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <FileText size={18} aria-hidden className={styles.icon} />
        <div className={styles.main}>
          <div className={styles.title}>
            <a href={address} download={latest.fileName}>
              {title}
            </a>
          </div>
          <div className={styles.note}>{facts.join(' · ')}</div>
        </div>
        <div className={styles.actions}>
          <ActionIcon
            component="a"
            href={address}
            download={latest.fileName}
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={words.download}
            title={words.download}
          >
            <Download size={16} aria-hidden />
          </ActionIcon>
          {can.remove && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={words.remove}
              title={words.remove}
              onClick={() => changes.remove(deliverable)}
            >
              <Trash2 size={16} aria-hidden />
            </ActionIcon>
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={words.more}
            title={words.more}
            aria-expanded={open}
            aria-controls={open ? panel : undefined}
            onClick={() => setOpen(!open)}
          >
            {open ? <ChevronUp size={16} aria-hidden /> : <ChevronDown size={16} aria-hidden />}
          </ActionIcon>
        </div>
      </div>
      {open && (
        <div id={panel} className={styles.more}>
          <DocumentVersions deliverable={deliverable} changes={changes} />
        </div>
      )}
    </li>
  );
}
