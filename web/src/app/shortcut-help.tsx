import { Kbd, Switch } from '@mantine/core';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Dialog } from '../ui/dialog';
import { Row, Rows } from '../ui/rows';
import { pageKeys } from '../ui/shortcut-keys';
import { enableShortcuts, shortcutsEnabled } from '../ui/shortcuts';

const timerKeys = [
  ['N', 'shortcuts.new'],
  ['S', 'shortcuts.start-stop'],
  ['C', 'shortcuts.continue'],
  ['M', 'shortcuts.by-hand'],
] as const;

/** All keys, and the switch that turns them off. */
export default function ShortcutHelp({ logsTime, onClose }: { logsTime: boolean; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const [enabled, setEnabled] = useState(shortcutsEnabled);
  const [ofPage] = useState(pageKeys);
  const keys = [
    ...(logsTime ? timerKeys : []),
    ...(logsTime ? ([['@ #', 'shortcuts.names']] as const) : []),
    [/Mac|iP(hone|ad)/.test(navigator.platform) ? '⌘ K' : 'Ctrl K', 'shortcuts.palette'] as const,
    ['?', 'shortcuts.help'] as const,
  ];
  return (
    <Dialog onClose={onClose} title={formatMessage({ id: 'shortcuts.title' })}>
      <Rows>
        {keys.map(([key, label]) => (
          <Row key={key} title={<FormattedMessage id={label} />} end={<Kbd>{key}</Kbd>} />
        ))}
      </Rows>
      {ofPage.length > 0 && (
        <section aria-label={formatMessage({ id: 'shortcuts.of-page' })}>
          <h3 style={{ margin: '1rem 0 0.25rem' }}>
            <FormattedMessage id="shortcuts.of-page" />
          </h3>
          <Rows>
            {ofPage.map(({ keys: pressed, label }) => (
              <Row key={pressed} title={<FormattedMessage id={label} />} end={<Kbd>{pressed}</Kbd>} />
            ))}
          </Rows>
        </section>
      )}
      <Switch
        mt="md"
        checked={enabled}
        onChange={(event) => {
          enableShortcuts(event.currentTarget.checked);
          setEnabled(event.currentTarget.checked);
        }}
        label={formatMessage({ id: 'shortcuts.enabled' })}
      />
    </Dialog>
  );
}
