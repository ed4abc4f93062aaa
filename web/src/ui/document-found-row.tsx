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
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Found } from '../api/archive';
import { useSession } from '../api/use-session';
import { dayIn, useDates } from './dates';
import type { FoundKind } from './document-found-kinds';
import { DocumentLink } from './document-link';
import { titlePieces } from './document-title-pieces';
import styles from './document-found.module.css';

const foundIcon: Record<FoundKind, LucideIcon> = {
  deliverable: FileText,
  task: ListChecks,
  question: MessageCircleQuestionMark,
  comment: MessageSquare,
  attachment: Paperclip,
};

interface DocumentFoundRowProps {
  found: Found;
  /** What was looked for, as it was understood. */
  words: string;
  onOpen: (documentId: string) => void;
}

/** One thing that was found: what it is, whose and of when, and the passage with what was looked for. */
export function DocumentFoundRow({ found, words, onOpen }: DocumentFoundRowProps) {
  const { person, seat } = useSession();
  const dates = useDates();
  const { kind, excerpt, clientName, folder, tags, at, internal } = found;
  const Icon = foundIcon[kind];
  return (
    <li className={styles.row}>
      <span className={styles.sign} aria-hidden>
        <Icon size={17} />
      </span>
      <div className={styles.main}>
        <div className={styles.titleLine}>
          <span className={styles.title}>
            <WayTo found={found} onOpen={onOpen}>
              <Pieces pieces={titlePieces(found.title, words)} />
            </WayTo>
          </span>
          {internal && (
            <Badge
              variant="default"
              tt="none"
              fw={500}
              size="sm"
              leftSection={<Lock size={11} aria-hidden />}
            >
              <FormattedMessage id="archive.internal" />
            </Badge>
          )}
        </div>
        {excerpt.length > 0 && (
          <p className={styles.excerpt}>
            <Pieces pieces={excerpt} />
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

/** Text as it stands, with what was looked for marked. */
function Pieces({ pieces }: { pieces: Found['excerpt'] }) {
  return pieces.map(({ text, hit }, place) => (hit ? <mark key={place}>{text}</mark> : text));
}

interface WayToProps {
  found: Found;
  onOpen: (documentId: string) => void;
  children: ReactNode;
}

/** A document opens; everything else stands on the page of its task. */
function WayTo({ found, onOpen, children }: WayToProps) {
  const { id, kind, taskId, deliverableId } = found;
  const documentId = kind === 'deliverable' ? id : taskId ? null : deliverableId;
  if (documentId) {
    return (
      <DocumentLink id={documentId} onOpen={onOpen}>
        {children}
      </DocumentLink>
    );
  }
  return taskId ? (
    <Link to="/tasks/$taskId" params={{ taskId }}>
      {children}
    </Link>
  ) : (
    children
  );
}
