import { lazy, Suspense } from 'react';
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

// There only on some days: they come behind the page.
const Kindness = lazy(async () => ({ default: (await import('./kindness')).Kindness }));
const LowFeedback = lazy(async () => ({ default: (await import('./low-feedback')).LowFeedback }));
const StalePreferences = lazy(async () => ({
  default: (await import('./stale-preferences')).StalePreferences,
}));

/** Where an assistant begins: whose turn it is, this week's hours, and what clients wait for. */
export function TodayPage() {
  const { formatMessage } = useIntl();
  const { person, can } = useSession();
  const dates = useDates();
  return (
    <Page title={formatMessage({ id: 'nav.today' })} lead={dates.day(today(person.timeZone), 'long')}>
      {can.manageClients && <FirstSteps />}
      <Suspense fallback={null}>
        <LowFeedback />
      </Suspense>
      <Answers />
      <div className={styles.columns}>
        <div className={styles.column}>
          <TurnList turn="assistant" />
          <TurnList turn="client" />
        </div>
        <div className={styles.column}>
          <HoursOfWeek />
          <DraftReports />
          <Suspense fallback={null}>
            <Kindness />
            <StalePreferences />
          </Suspense>
        </div>
      </div>
    </Page>
  );
}
