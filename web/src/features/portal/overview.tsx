import { useIntl } from 'react-intl';
import { useSession } from '../../api/use-session';
import { Page } from '../../ui/page';
import { TimesToChoose } from './appointments';
import { DelegateButton } from './delegate';
import { LastReport } from './last-report';
import { MonthHours } from './month-hours';
import { NextAppointments } from './next-appointments';
import { RecentDocuments } from './recent-documents';
import { WaitingList } from './waiting-list';
import styles from './portal.module.css';

/** Where a client arrives: what waits for them, the hours of the month, what was done, what was produced. */
export function OverviewPage() {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  return (
    <Page title={formatMessage({ id: 'portal.hello' }, { name: person.name })} actions={<DelegateButton />}>
      <WaitingList />
      <TimesToChoose />
      <div className={styles.halves}>
        <MonthHours />
        <div className={styles.column}>
          <NextAppointments />
          <LastReport />
          <RecentDocuments />
        </div>
      </div>
    </Page>
  );
}
