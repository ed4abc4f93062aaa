import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { address } from '../../api/http';
import { Card } from '../../ui/page';

/** Everything that belongs to the workspace, to keep or to take elsewhere. */
export function WholeExport() {
  const { formatMessage } = useIntl();
  return (
    <Card title={formatMessage({ id: 'whole-export.title' })}>
      <p>
        <FormattedMessage id="whole-export.hint" />
      </p>
      <Button
        component="a"
        href={address('/workspace/export')}
        download
        variant="default"
        leftSection={<Download size={16} aria-hidden />}
      >
        <FormattedMessage id="whole-export.download" />
      </Button>
    </Card>
  );
}
