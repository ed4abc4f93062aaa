import { useIntl } from 'react-intl';
import { useSession } from '../../api/use-session';
import { Page } from '../../ui/page';
import { CalendarsCard } from './calendars-card';
import { GoogleSignIn } from './google-sign-in';
import { Members } from './members';
import { NoticePreferences } from './notice-preferences';
import { OpenedReports } from './opened-reports';
import { Password } from './password';
import { Profile } from './profile';
import { Suppressions } from './suppressions';
import { Tokens } from './tokens';
import { WholeExport } from './whole-export';
import { WorkingHours } from './working-hours';
import { WorkspaceRates } from './workspace-rates';
import { WorkspaceName } from './workspace-name';

/** Everything about me, and for an owner everything about the workspace. */
export function SettingsPage() {
  const { formatMessage } = useIntl();
  const { seat, can } = useSession();
  return (
    <Page title={formatMessage({ id: 'nav.settings' })}>
      <Profile />
      {seat.role !== 'contact' && <WorkingHours />}
      <CalendarsCard />
      <NoticePreferences />
      <Password />
      <GoogleSignIn />
      {can.manageMembers && <WorkspaceName />}
      {can.manageMembers && <Members />}
      {can.manageMembers && <WorkspaceRates />}
      {can.manageMembers && <OpenedReports />}
      {can.manageMembers && <Suppressions />}
      {seat.role !== 'contact' && <Tokens />}
      {can.manageMembers && <WholeExport />}
    </Page>
  );
}
