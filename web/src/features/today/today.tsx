import { lazy, Suspense } from 'react';
import { useIntl } from 'react-intl';
import { useSession } from '../../api/use-session';
import { today, useDates } from '../../ui/dates';
import { Card, Page, SkeletonRows } from '../../ui/page';
import { HoursOfWeek } from './hours-of-week';
import { TurnList } from './turn-list';
import styles from './today.module.css';

// There only on some days: they come behind the page.
const AfterSessions = lazy(async () => ({ default: (await import('./after-sessions')).AfterSessions }));
const Answers = lazy(async () => ({ default: (await import('./answers')).Answers }));
const FirstSteps = lazy(async () => ({ default: (await import('./first-steps')).FirstSteps }));
const FromCalendar = lazy(async () => ({ default: (await import('./from-calendar')).FromCalendar }));
const Kindness = lazy(async () => ({ default: (await import('./kindness')).Kindness }));
const LowFeedback = lazy(async () => ({ default: (await import('./low-feedback')).LowFeedback }));
const StalePreferences = lazy(async () => ({
  default: (await import('./stale-preferences')).StalePreferences,
}));

const DraftReports = lazy(async () => ({ default: (await import('./draft-reports')).DraftReports }));

/** Where an assistant begins: whose turn it is, this week's hours, and what clients wait for. */
export function TodayPage() {
  const { formatMessage } = useIntl();
  const { person, can } = useSession();
  const dates = useDates();
  return (
    <Page title={formatMessage({ id: 'nav.today' })} lead={dates.day(today(person.timeZone), 'long')}>
      <Suspense fallback={null}>
        {can.manageClients && <FirstSteps />}
        <LowFeedback />
        <Answers />
      </Suspense>
      <div className={styles.columns}>
        <div className={styles.column}>
          <TurnList turn="assistant" />
          <Suspense fallback={null}>
            <FromCalendar />
            <AfterSessions />
          </Suspense>
          <TurnList turn="client" />
        </div>
        <div className={styles.column}>
          <HoursOfWeek />
          <Suspense
            fallback={
              <Card flush minHeight={150} title={formatMessage({ id: 'today.drafts' })}>
                <SkeletonRows count={2} height={56} />
              </Card>
            }
          >
            <DraftReports />
          </Suspense>
          <Suspense fallback={null}>
            <Kindness />
            <StalePreferences />
          </Suspense>
        </div>
      </div>
    </Page>
  );
}
