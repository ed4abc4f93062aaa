import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type english from '../i18n/en.json';
import type { Deliverable, DeliverableVersion } from '../api/types';
import { useSession } from '../api/use-session';
import { useDates } from './dates';
import { DocumentHash } from './document-hash';
import { documentKind } from './document-kind';
import { useFileSize } from './file-size';
import styles from './document-panel.module.css';

interface DocumentFactsProps {
  deliverable: Deliverable;
  /** The version in front of the reader. */
  version: DeliverableVersion;
  toClient: boolean;
}

/** Where it belongs, what it is, since when the client sees it, how long it is kept. */
export function DocumentFacts({ deliverable, version, toClient }: DocumentFactsProps) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const size = useFileSize();
  const { clientName, taskId, taskTitle, folder, tags, keepUntil, shownAt, kind } = deliverable;
  const made = [
    formatMessage({ id: `document.kind.${documentKind(deliverable)}` }),
    kind !== 'link' && size(version.size),
  ];
  return (
    <dl className={styles.facts}>
      {!toClient && <Fact name="document.client">{clientName}</Fact>}
      {taskId && (
        <Fact name="document.task">
          <Link to="/tasks/$taskId" params={{ taskId }}>
            {taskTitle}
          </Link>
        </Fact>
      )}
      <Fact name="document.what">{made.filter(Boolean).join(' · ')}</Fact>
      {folder && <Fact name="document.folder">{folder.replaceAll('/', ' / ')}</Fact>}
      {tags.length > 0 && (
        <Fact name="document.tags">
          <span className={styles.tags}>
            {tags.map((tag) => (
              <Badge key={tag} variant="default" tt="none" fw={450}>
                {tag}
              </Badge>
            ))}
          </span>
        </Fact>
      )}
      {!toClient && shownAt && (
        <Fact name="document.shown-since">{dates.moment(shownAt, person.timeZone)}</Fact>
      )}
      {keepUntil && <Fact name="document.keep-until">{dates.day(keepUntil, 'full')}</Fact>}
      <Fact name="document.hash">
        <DocumentHash sha256={version.sha256} />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: keyof typeof english; children: ReactNode }) {
  return (
    <div>
      <dt>
        <FormattedMessage id={name} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
