import { ActionIcon, Badge, Button } from '@mantine/core';
import { Download, ExternalLink } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { deliverables } from '../api/deliverables';
import type { Deliverable, DeliverableVersion } from '../api/types';
import { useSession } from '../api/use-session';
import { useDates } from './dates';
import { useFileSize } from './file-size';
import styles from './document-panel.module.css';

interface DocumentVersionsProps {
  deliverable: Deliverable;
  /** The one in front of the reader. */
  looked: number;
  toClient: boolean;
  onLook: (number: number) => void;
}

/** Every version with its note, who made it and when, to look at and to have. */
export function DocumentVersions({ deliverable, looked, toClient, onLook }: DocumentVersionsProps) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const size = useFileSize();
  const { kind, versions, shownVersion } = deliverable;
  return (
    <ol className={styles.versions} aria-label={formatMessage({ id: 'document.versions' })}>
      {versions.map((version) => (
        <li
          key={version.number}
          className={styles.version}
          data-looked={version.number === looked || undefined}
        >
          <div className={styles.versionMain}>
            <div className={styles.versionHead}>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-pressed={version.number === looked}
                disabled={version.number === looked && versions.length === 1}
                className={styles.versionName}
                onClick={() => onLook(version.number)}
              >
                <FormattedMessage id="document.version" values={{ number: version.number }} />
              </Button>
              {!toClient && version.number === shownVersion && (
                <Badge variant="default" tt="none" fw={500} size="sm">
                  <FormattedMessage id="document.client-sees" />
                </Badge>
              )}
            </div>
            <div className="dim small">
              {[
                version.createdByName,
                dates.moment(version.createdAt, person.timeZone),
                kind !== 'link' && size(version.size),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
            {version.note && <div className={styles.note}>{version.note}</div>}
            {version.contentRemovedAt && (
              <div className="dim small">
                <FormattedMessage id="document.removed-short" />
              </div>
            )}
          </div>
          {!version.contentRemovedAt && <Content deliverable={deliverable} version={version} />}
        </li>
      ))}
    </ol>
  );
}

function Content({ deliverable, version }: { deliverable: Deliverable; version: DeliverableVersion }) {
  const { formatMessage } = useIntl();
  const link = deliverable.kind === 'link';
  const label = link
    ? formatMessage({ id: 'document.open-link' }, { title: version.url })
    : formatMessage({ id: 'document.download' }, { name: version.fileName });
  return (
    <ActionIcon
      component="a"
      {...(link
        ? { href: version.url ?? undefined, target: '_blank', rel: 'noreferrer' }
        : { href: deliverables.contentAddress(deliverable.id, version.number), download: version.fileName })}
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      title={label}
    >
      {link ? <ExternalLink size={16} aria-hidden /> : <Download size={16} aria-hidden />}
    </ActionIcon>
  );
}
