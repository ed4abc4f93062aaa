import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useQuery } from '@tanstack/react-query';
import { notices } from '../api/notices';
import { useSession } from '../api/use-session';
import { useCommandKey, useShortcut } from '../ui/shortcuts';
import { AccountMenu } from './account-menu';
import { useLiveEvents } from './live-events';
import { useNewDay } from './new-day';
import { destinationsFor, type Destination } from './navigation';
import { Waiting } from './fallbacks';
import styles from './shell.module.css';

const TimerBar = lazy(() => import('../features/time/timer-bar'));
const ShortcutHelp = lazy(() => import('./shortcut-help'));
const palettePage = () => import('./palette');
const Palette = lazy(palettePage);

/** What stands around every signed-in page: the way to the others, and the timer. */
export function Shell() {
  useLiveEvents();
  const { formatMessage } = useIntl();
  const { person, seat, can } = useSession();
  const [help, setHelp] = useState(false);
  const [palette, setPalette] = useState(false);
  const day = useNewDay(person.timeZone);
  useShortcut('?', () => setHelp(true));
  useCommandKey(
    'k',
    () => setPalette(true),
    () => void palettePage(),
  );
  const destinations = destinationsFor(seat.role);
  const onPhone = destinations.slice(0, 4);
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        <FormattedMessage id="nav.skip" />
      </a>
      <aside className={styles.side} aria-label={seat.workspace.name}>
        <div className={styles.place}>
          <span className={styles.mark} aria-hidden />
          <span className={styles.placeName}>{seat.workspace.name}</span>
        </div>
        <Navigation destinations={destinations} className={styles.sideNav} />
        <AccountMenu onHelp={() => setHelp(true)} />
      </aside>
      <div className={styles.body}>
        {can.logTime ? (
          <section className={styles.timer} aria-label={formatMessage({ id: 'timer.label' })}>
            <Suspense fallback={null}>
              <TimerBar />
            </Suspense>
          </section>
        ) : (
          <aside className={styles.phoneTop}>{seat.workspace.name}</aside>
        )}
        <Content key={day} />
      </div>
      <div className={styles.bottom}>
        <Navigation destinations={onPhone} className={styles.bottomNav} />
        <AccountMenu onHelp={() => setHelp(true)} rest={destinations.slice(4)} compact />
      </div>
      {help && (
        <Suspense fallback={null}>
          <ShortcutHelp logsTime={can.logTime} onClose={() => setHelp(false)} />
        </Suspense>
      )}
      {palette && (
        <Suspense fallback={null}>
          <Palette onClose={() => setPalette(false)} onHelp={() => setHelp(true)} />
        </Suspense>
      )}
    </div>
  );
}

/** The page itself; a new page begins for the keyboard and the screen reader where it begins for the eye. */
function Content() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const place = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) place.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
  return (
    <main id="content" ref={place} tabIndex={-1} className={styles.content}>
      <Suspense fallback={<Waiting />}>
        <Outlet />
      </Suspense>
    </main>
  );
}

function Navigation({
  destinations,
  className,
}: {
  destinations: Destination[];
  className: string | undefined;
}) {
  const { formatMessage } = useIntl();
  const { data } = useQuery(notices.count);
  return (
    <nav aria-label={formatMessage({ id: 'nav.label' })} className={className}>
      {destinations.map(({ to, label, icon: Icon }) => (
        <Link key={to} to={to} className={styles.link} activeOptions={{ exact: to === '/' }}>
          <Icon size={18} aria-hidden />
          <span>
            <FormattedMessage id={label} />
          </span>
          {to === '/notices' && data && data.unread > 0 && (
            <span className={styles.count}>
              {data.unread > 99 ? '99+' : data.unread}
              <span className="only-heard"> {formatMessage({ id: 'nav.unread' })}</span>
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
