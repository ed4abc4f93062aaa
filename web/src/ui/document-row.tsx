import { ActionIcon, Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Download, ExternalLink, Folder } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { deliverables } from '../api/deliverables';
import type { Deliverable } from '../api/types';
import { useSession } from '../api/use-session';
import { useDates } from './dates';
import { DocumentStateBadge, DraftVersionBadge } from './document-badges';
import type { DocumentChanges } from './document-changes';
import { documentKind } from './document-kind';
import { DocumentLink } from './document-link';
import { DocumentThumbnail } from './document-thumbnail';
import { useFileSize } from './file-size';
import styles from './document-row.module.css';

interface DocumentRowProps {
  deliverable: Deliverable;
  /** What one does with documents on this page; a new version is seen on its way there. */
  changes?: DocumentChanges;
  /** Says to which task it belongs, where that is not plain. */
  withTask?: boolean;
  withClient?: boolean;
  /** Opens it in the page itself. */
  onOpen?: (id: string) => void;
}

/** A document in a list: what it is, where it stands, its content one click away, and everything else behind its title. */
export function DocumentRow(props: DocumentRowProps) {
  const { deliverable, changes, withTask = false, withClient = false, onOpen } = props;
  const { formatMessage } = useIntl();
  const { person, seat } = useSession();
  const dates = useDates();
  const size = useFileSize();
  const { id, title, kind, latest, taskId, taskTitle, folder, tags, versions } = deliverable;
  const toClient = seat.role === 'contact';
  const facts = [
    withClient && deliverable.clientName,
    formatMessage({ id: `document.kind.${documentKind(deliverable)}` }),
    versions.length > 1 && formatMessage({ id: 'document.version-count' }, { count: versions.length }),
    kind !== 'link' && !latest.contentRemovedAt && size(latest.size),
    dates.moment(latest.createdAt, person.timeZone),
  ].filter(Boolean);
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <DocumentThumbnail deliverable={deliverable} />
        <div className={styles.main}>
          <div className={styles.title}>
            <DocumentLink id={id} changes={changes} onOpen={onOpen}>
              {title}
            </DocumentLink>
          </div>
          <div className={styles.note}>{facts.join(' · ')}</div>
          {((withTask && taskId) || folder || tags.length > 0) && (
            <div className={styles.places}>
              {withTask && taskId && (
                <Link to="/tasks/$taskId" params={{ taskId }}>
                  {taskTitle}
                </Link>
              )}
              {folder && (
                <span className={styles.folder}>
                  <Folder size={13} aria-hidden />
                  <span className="only-heard">{formatMessage({ id: 'document.folder' })}: </span>
                  {folder.replaceAll('/', ' / ')}
                </span>
              )}
              {tags.map((tag) => (
                <Badge key={tag} variant="default" tt="none" fw={450} size="sm">
                  {tag}
                </Badge>
              ))}
            </div>
          )}
        </div>
        <div className={styles.state}>
          <DocumentStateBadge state={deliverable.state} toClient={toClient} />
          {!toClient && <DraftVersionBadge deliverable={deliverable} />}
        </div>
        <Content deliverable={deliverable} />
      </div>
    </li>
  );
}

/** The latest content: a download, or where the link leads. */
function Content({ deliverable: { id, title, kind, latest } }: { deliverable: Deliverable }) {
  const { formatMessage } = useIntl();
  if (latest.contentRemovedAt) {
    return (
      <span className={styles.gone}>
        <FormattedMessage id="document.removed-short" />
      </span>
    );
  }
  const label =
    kind === 'link'
      ? formatMessage({ id: 'document.open-link' }, { title })
      : formatMessage({ id: 'document.download' }, { name: latest.fileName });
  return kind === 'link' ? (
    <ActionIcon
      component="a"
      href={latest.url ?? undefined}
      target="_blank"
      rel="noreferrer"
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      title={label}
    >
      <ExternalLink size={16} aria-hidden />
    </ActionIcon>
  ) : (
    <ActionIcon
      component="a"
      href={deliverables.contentAddress(id, latest.number)}
      download={latest.fileName}
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      title={label}
    >
      <Download size={16} aria-hidden />
    </ActionIcon>
  );
}
