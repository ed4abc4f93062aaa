import { useIntl } from 'react-intl';
import { useSession } from '../../api/use-session';
import { today, useDates } from '../../ui/dates';
import { Page } from '../../ui/page';
import { Answers } from './answers';
import { DraftReports } from './draft-reports';
import { FirstSteps } from './first-steps';
import { HoursOfWeek } from './hours-of-week';
import { TurnList } from './turn-list';
import styles from './today.module.css';

/** Where an assistant begins: whose turn it is, this week's hours, and what clients wait for. */
export function TodayPage() {
  const { formatMessage } = useIntl();
  const { person, can } = useSession();
  const dates = useDates();
  return (
    <Page title={formatMessage({ id: 'nav.today' })} lead={dates.day(today(person.timeZone), 'long')}>
      {can.manageClients && <FirstSteps />}
      <Answers />
      <div className={styles.columns}>
        <div className={styles.column}>
          <TurnList turn="assistant" />
          <TurnList turn="client" />
        </div>
        <div className={styles.column}>
          <HoursOfWeek />
          <DraftReports />
        </div>
      </div>
    </Page>
  );
}
