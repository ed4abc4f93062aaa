import { Alert } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';

/** What somebody hears who comes back from Google's page, until they have read it. */
export function CalendarsReturned() {
  const { formatMessage } = useIntl();
  const { connected, problem, missing } = useSearch({ from: '/app/settings/calendars' });
  const navigate = useNavigate();
  if (!connected && !problem) return null;
  const isWell = !problem && !missing;
  return (
    <Alert
      role="status"
      color={isWell ? 'teal' : 'orange'}
      variant="light"
      icon={isWell ? <CircleCheck size={18} aria-hidden /> : <CircleAlert size={18} aria-hidden />}
      withCloseButton
      closeButtonLabel={formatMessage({ id: 'common.close' })}
      onClose={() => void navigate({ to: '/settings/calendars', search: {}, replace: true })}
    >
      {problem && (
        <div>
          <FormattedMessage id={`calendars.problem.${problem}`} />
        </div>
      )}
      {!problem && connected && (
        <div>
          <FormattedMessage id="calendars.connected" />
        </div>
      )}
      {missing && (
        <div>
          <FormattedMessage id="calendars.missing" values={{ missing: missing.replaceAll(',', ', ') }} />
        </div>
      )}
    </Alert>
  );
}
