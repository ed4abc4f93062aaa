import { useIntl } from 'react-intl';
import { useSession } from '../../api/use-session';
import { Page } from '../../ui/page';
import { Members } from './members';
import { Password } from './password';
import { Profile } from './profile';
import { Tokens } from './tokens';
import { WorkspaceName } from './workspace-name';

/** Everything about me, and for an owner everything about the workspace. */
export function SettingsPage() {
  const { formatMessage } = useIntl();
  const { seat, can } = useSession();
  return (
    <Page title={formatMessage({ id: 'nav.settings' })}>
      <Profile />
      <Password />
      {can.manageMembers && <WorkspaceName />}
      {can.manageMembers && <Members />}
      {seat.role !== 'contact' && <Tokens />}
    </Page>
  );
}
