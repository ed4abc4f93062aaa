import { Alert, Button, CopyButton } from '@mantine/core';
import { Rss } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { NewCalendarFeed } from '../../api/calendar-feeds';
import styles from './settings.module.css';

/** The address of a feed, shown once: only its hash is kept. */
export function CalendarFeedAddress({ feed, onClose }: { feed: NewCalendarFeed; onClose: () => void }) {
  const { formatMessage } = useIntl();
  return (
    <Alert
      mx={18}
      mb="sm"
      role="status"
      variant="light"
      icon={<Rss size={18} aria-hidden />}
      withCloseButton
      closeButtonLabel={formatMessage({ id: 'common.close' })}
      onClose={onClose}
    >
      <FormattedMessage id="feeds.once" values={{ name: feed.name }} />
      <div className={styles.secret}>
        <code>{feed.address}</code>
        <CopyButton value={feed.address}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              <FormattedMessage id={copied ? 'common.copied' : 'common.copy'} />
            </Button>
          )}
        </CopyButton>
        <Button
          size="compact-sm"
          variant="default"
          component="a"
          href={feed.address.replace(/^https?:/, 'webcal:')}
        >
          <FormattedMessage id="feeds.subscribe" />
        </Button>
      </div>
    </Alert>
  );
}
