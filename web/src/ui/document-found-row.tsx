import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import {
  FileText,
  Folder,
  ListChecks,
  Lock,
  MessageCircleQuestionMark,
  MessageSquare,
  Paperclip,
  type LucideIcon,
} from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { Found } from '../api/archive';
import { useSession } from '../api/use-session';
import { dayIn, useDates } from './dates';
import type { FoundKind } from './document-found-kinds';
import { DocumentLink } from './document-link';
import styles from './document-found.module.css';

const foundIcon: Record<FoundKind, LucideIcon> = {
  deliverable: FileText,
  task: ListChecks,
  question: MessageCircleQuestionMark,
  comment: MessageSquare,
  attachment: Paperclip,
};

/** One thing that was found: what it is, whose and of when, and the passage with what was looked for. */
export function DocumentFoundRow({ found, onOpen }: { found: Found; onOpen: (documentId: string) => void }) {
  const { person, seat } = useSession();
  const dates = useDates();
  const { kind, title, excerpt, clientName, folder, tags, at, internal } = found;
  const Icon = foundIcon[kind];
  return (
    <li className={styles.row}>
      <span className={styles.sign} aria-hidden>
        <Icon size={17} />
      </span>
      <div className={styles.main}>
        <div className={styles.titleLine}>
          <span className={styles.title}>
            <WayTo found={found} onOpen={onOpen} />
          </span>
          {internal && (
            <Badge variant="default" tt="none" fw={500} size="sm" leftSection={<Lock size={11} aria-hidden />}>
              <FormattedMessage id="archive.internal" />
            </Badge>
          )}
        </div>
        {excerpt.length > 0 && (
          <p className={styles.excerpt}>
            {excerpt.map(({ text, hit }, place) => (hit ? <mark key={place}>{text}</mark> : text))}
          </p>
        )}
        <div className={styles.facts}>
          <span>
            <FormattedMessage id={`archive.kind.${kind}`} />
          </span>
          {seat.role !== 'contact' && <span>{clientName}</span>}
          <span>{dates.day(dayIn(at, person.timeZone), 'full')}</span>
          {folder && (
            <span className={styles.folder}>
              <Folder size={13} aria-hidden /> {folder.replaceAll('/', ' / ')}
            </span>
          )}
          {tags.map((tag) => (
            <Badge key={tag} variant="default" tt="none" fw={450} size="sm">
              {tag}
            </Badge>
          ))}
        </div>
      </div>
    </li>
  );
}

/** A document opens; everything else stands on the page of its task. */
function WayTo({ found, onOpen }: { found: Found; onOpen: (documentId: string) => void }) {
  const { id, kind, taskId, deliverableId, title } = found;
  const documentId = kind === 'deliverable' ? id : taskId ? null : deliverableId;
  if (documentId) {
    return (
      <DocumentLink id={documentId} onOpen={onOpen}>
        {title}
      </DocumentLink>
    );
  }
  return taskId ? (
    <Link to="/tasks/$taskId" params={{ taskId }}>
      {title}
    </Link>
  ) : (
    title
  );
}
