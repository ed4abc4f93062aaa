import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Download, ExternalLink, FileX2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { deliverables } from '../api/deliverables';
import type { Deliverable, DeliverableVersion } from '../api/types';
import { DocumentPages } from './document-pages';
import { DocumentRemoved } from './document-removed';
import { Loaded } from './loaded';
import { Markdown } from './markdown';
import { SkeletonRows } from './page';
import styles from './document-preview.module.css';

interface DocumentPreviewProps {
  deliverable: Deliverable;
  version: DeliverableVersion;
}

/** A version as far as it can be looked at here; where it cannot, what to do instead. */
export function DocumentPreview({ deliverable, version }: DocumentPreviewProps) {
  if (version.contentRemovedAt) {
    return (
      <Instead>
        <DocumentRemoved version={version} />
      </Instead>
    );
  }
  if (deliverable.kind === 'link') return <LinkOut url={version.url ?? ''} />;
  if (deliverable.kind === 'text') return <TextOf deliverable={deliverable} version={version} />;
  switch (version.preview) {
    case 'image':
    case 'pages':
      return <DocumentPages deliverable={deliverable} version={version} />;
    case 'text':
      return <TextOf deliverable={deliverable} version={version} />;
    case 'waiting':
      return (
        <Instead>
          <p role="status">
            <FormattedMessage id="document.preview-waiting" />
          </p>
          <DownloadButton deliverable={deliverable} version={version} />
        </Instead>
      );
    case 'none':
      return (
        <Instead>
          <p>
            <FormattedMessage id="document.preview-none" />
          </p>
          <DownloadButton deliverable={deliverable} version={version} />
        </Instead>
      );
  }
}

function Instead({ children }: { children: ReactNode }) {
  return (
    <div className={styles.instead}>
      <FileX2 size={28} aria-hidden />
      {children}
    </div>
  );
}

/** The file itself, where a picture of it is not enough. */
export function DownloadButton({ deliverable, version }: DocumentPreviewProps) {
  return (
    <Button
      component="a"
      variant="default"
      leftSection={<Download size={16} aria-hidden />}
      href={deliverables.contentAddress(deliverable.id, version.number)}
      download={version.fileName}
    >
      <FormattedMessage id="document.download" values={{ name: version.fileName }} />
    </Button>
  );
}

function LinkOut({ url }: { url: string }) {
  return (
    <div className={styles.instead}>
      <ExternalLink size={28} aria-hidden />
      <a href={url} target="_blank" rel="noreferrer" className={styles.address}>
        {url}
      </a>
      <p className="dim small">
        <FormattedMessage id="document.link-leads-out" />
      </p>
    </div>
  );
}

/** Markdown as it is meant, any other text as it stands. */
function TextOf({ deliverable, version }: DocumentPreviewProps) {
  const query = useQuery(deliverables.text(deliverable.id, version.number));
  const markdown = deliverable.kind === 'text' || /markdown/.test(version.contentType);
  return (
    <div className={styles.text} tabIndex={0}>
      <Loaded query={query} skeleton={<SkeletonRows count={6} height={32} />}>
        {(text) => (markdown ? <Markdown text={text} /> : <pre className={styles.plain}>{text}</pre>)}
      </Loaded>
    </div>
  );
}
