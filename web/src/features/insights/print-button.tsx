import { Button } from '@mantine/core';
import { Printer } from 'lucide-react';
import { FormattedMessage } from 'react-intl';

/** Prints the page as it stands; what only the screen needs is left out. */
export function PrintButton() {
  return (
    <Button
      variant="default"
      className="not-printed"
      leftSection={<Printer size={16} aria-hidden />}
      onClick={() => window.print()}
    >
      <FormattedMessage id="insights.print" />
    </Button>
  );
}
