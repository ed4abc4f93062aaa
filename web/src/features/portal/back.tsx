import { FormattedMessage } from 'react-intl';
import { BackLink } from '../../ui/back-link';

/** From one task or report to all of them. */
export function Back({ to }: { to: '/tasks' | '/reports' }) {
  return (
    <BackLink to={to}>
      <FormattedMessage id={to === '/tasks' ? 'portal.all-tasks' : 'portal.all-reports'} />
    </BackLink>
  );
}
