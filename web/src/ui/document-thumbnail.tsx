import { useState } from 'react';
import { deliverables } from '../api/deliverables';
import type { Deliverable } from '../api/types';
import { kindIcon } from './document-badges';
import { documentKind } from './document-kind';
import styles from './document-row.module.css';

/** A small picture of a document, or the sign of its kind. What it is is said beside it. */
export function DocumentThumbnail({ deliverable }: { deliverable: Deliverable }) {
  const { id, latest } = deliverable;
  const Icon = kindIcon[documentKind(deliverable)];
  const [failed, setFailed] = useState(false);
  const pictured = (latest.preview === 'image' || latest.preview === 'pages') && !latest.contentRemovedAt;
  return (
    <span className={styles.thumbnail} aria-hidden>
      {pictured && !failed ? (
        <img
          src={deliverables.previewAddress(id, latest.number, 1, 320)}
          alt=""
          width={40}
          height={48}
          loading="lazy"
          decoding="async"
          onError={() => setFailed(true)}
        />
      ) : (
        <Icon size={18} />
      )}
    </span>
  );
}
