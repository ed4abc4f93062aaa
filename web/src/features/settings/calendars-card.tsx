import { ArrowRight } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { LinkButton } from '../../ui/link-button';
import { Card } from '../../ui/page';

/** The way from the settings to one's calendars. */
export function CalendarsCard() {
  const { formatMessage } = useIntl();
  return (
    <Card title={formatMessage({ id: 'calendars.title' })}>
      <p className="dim" style={{ marginTop: 0 }}>
        <FormattedMessage id="calendars.in-settings" />
      </p>
      <LinkButton
        to="/settings/calendars"
        variant="default"
        rightSection={<ArrowRight size={14} aria-hidden />}
      >
        <FormattedMessage id="calendars.open" />
      </LinkButton>
    </Card>
  );
}
