import { UnstyledButton } from '@mantine/core';
import { ChevronRight, Folder, Tag, Users } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { wayTo } from './places';
import type { DocumentWish } from './use-document-address';
import styles from './documents.module.css';

interface CrumbsProps {
  client: { id: string; name: string } | undefined;
  /** There is more than one client to go back to. */
  many: boolean;
  /** Where the client has more than one, and only one of them is shown. */
  engagement: string | undefined;
  folder: string | undefined;
  onGo: (changed: DocumentWish) => void;
}

const top = { clientId: undefined, engagementId: undefined, folder: undefined, tag: undefined };

/** Where one stands in the archive, and the way back. */
export function Crumbs({ client, many, engagement, folder, onGo }: CrumbsProps) {
  const { formatMessage } = useIntl();
  const steps = [
    ...(many ? [{ key: '', name: formatMessage({ id: 'documents.all-clients' }), to: top }] : []),
    ...(client ? [{ key: client.id, name: client.name, to: { ...top, clientId: client.id } }] : []),
    ...(engagement ? [{ key: 'engagement', name: engagement, to: { folder: undefined } }] : []),
    ...wayTo(folder ?? '').map(({ name, folder: path }) => ({ key: path, name, to: { folder: path } })),
  ];
  return (
    <nav aria-label={formatMessage({ id: 'documents.where' })} className={styles.crumbs}>
      <ol>
        {steps.map(({ key, name, to }, index) => (
          <li key={key}>
            {index > 0 && <ChevronRight size={14} aria-hidden className={styles.chevron} />}
            {index < steps.length - 1 ? (
              <UnstyledButton className={styles.crumb} onClick={() => onGo(to)}>
                {name}
              </UnstyledButton>
            ) : (
              <span aria-current="page" className={styles.here}>
                {name}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface Shelf {
  id: string;
  name: string;
  count?: number;
  onOpen: () => void;
}

/** What one can walk into from here; nothing at the end of the way. */
export function Shelves({ label, shelves }: { label: string; shelves: Shelf[] }) {
  if (shelves.length === 0) return null;
  return (
    <ul className={styles.shelves} aria-label={label}>
      {shelves.map(({ id, name, count, onOpen }) => (
        <li key={id}>
          <UnstyledButton className={styles.shelf} onClick={onOpen}>
            {count === undefined ? <Users size={16} aria-hidden /> : <Folder size={16} aria-hidden />}
            <span className={styles.shelfName}>{name}</span>
            {count !== undefined && (
              <span className="dim small">
                {count}
                <span className="only-heard">
                  {' '}
                  <FormattedMessage id="documents.count" values={{ count }} />
                </span>
              </span>
            )}
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

interface TagsProps {
  tags: { tag: string; count: number }[];
  chosen: string | undefined;
  onChoose: (tag: string | undefined) => void;
}

const mostTags = 12;

/** The tags in use, across the folders; a second press lets go. */
export function Tags({ tags, chosen, onChoose }: TagsProps) {
  const { formatMessage } = useIntl();
  const shown = tags.slice(0, mostTags);
  // One that came with the address stays visible, however rarely it is used.
  if (chosen !== undefined && !shown.some(({ tag }) => tag === chosen))
    shown.unshift(tags.find(({ tag }) => tag === chosen) ?? { tag: chosen, count: 0 });
  if (shown.length === 0) return null;
  return (
    <div className={styles.tags} role="group" aria-label={formatMessage({ id: 'document.tags' })}>
      <Tag size={15} aria-hidden className={styles.chevron} />
      {shown.map(({ tag, count }) => (
        <UnstyledButton
          key={tag}
          className={styles.tag}
          aria-pressed={tag === chosen}
          onClick={() => onChoose(tag === chosen ? undefined : tag)}
        >
          {tag} <span className="dim">{count}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}
