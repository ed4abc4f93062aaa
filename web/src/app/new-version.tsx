import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { useIntl, type IntlShape } from 'react-intl';
import { registerSW } from 'virtual:pwa-register';

const hour = 3_600_000;

/** Keeps the app itself for the time without a network; a newer one waits until somebody says so. */
export default function NewVersion() {
  const intl = useIntl();
  const spoken = useRef(intl);
  useEffect(() => {
    spoken.current = intl;
  }, [intl]);
  useEffect(() => {
    const take = registerSW({
      immediate: true,
      onNeedRefresh: () => offer(spoken.current, () => void take(true)),
      onRegisteredSW: (_address, registration) => {
        if (!registration) return;
        window.setInterval(() => {
          if (navigator.onLine) registration.update().catch(() => undefined);
        }, hour);
      },
    });
  }, []);
  return null;
}

function offer({ formatMessage }: IntlShape, take: () => void): void {
  notifications.show({
    id: 'new-version',
    autoClose: false,
    closeButtonProps: { 'aria-label': formatMessage({ id: 'common.close' }) },
    message: (
      <span style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '1rem' }}>
        {formatMessage({ id: 'app.new-version' })}
        <Button size="compact-sm" variant="light" onClick={take}>
          {formatMessage({ id: 'app.reload' })}
        </Button>
      </span>
    ),
  });
}
