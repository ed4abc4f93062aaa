import { ActionIcon, CopyButton } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useIntl } from 'react-intl';
import styles from './document-panel.module.css';

/** The fingerprint of a content: its beginning to look at, the whole to copy. */
export function DocumentHash({ sha256 }: { sha256: string }) {
  const { formatMessage } = useIntl();
  return (
    <span className={styles.hash}>
      <code title={sha256}>{sha256.slice(0, 12)}…</code>
      <CopyButton value={sha256}>
        {({ copied, copy }) => {
          const label = formatMessage({ id: copied ? 'common.copied' : 'document.copy-hash' });
          return (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="md"
              aria-label={label}
              title={label}
              onClick={copy}
            >
              {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
            </ActionIcon>
          );
        }}
      </CopyButton>
    </span>
  );
}
