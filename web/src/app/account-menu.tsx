import { useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { Check, ChevronsUpDown, Ellipsis, Keyboard, LogOut, Settings } from 'lucide-react';
import { lazy, Suspense, useEffect, useId, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { notices } from '../api/notices';
import { useSession } from '../api/use-session';
import styles from './account-menu.module.css';
import type { Destination } from './navigation';
import { useSeats } from './seats';

const LeaveDialog = lazy(() => import('./leave-dialog'));

interface AccountMenuProps {
  onHelp: () => void;
  /** On a phone: the pages that found no place in the bar. */
  rest?: Destination[];
  compact?: boolean;
}

/**
 * Who I am here, where else I may work, how it looks, and the way out. The browser's own popover: it closes with
 * Escape and with a click beside it, and costs nothing to load.
 */
export function AccountMenu({ onHelp, rest = [], compact = false }: AccountMenuProps) {
  const { formatMessage } = useIntl();
  const { person, seat, seats } = useSession();
  const { switchTo, signOut, asking } = useSeats();
  const unread = useQuery(notices.count).data?.unread ?? 0;
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.href });
  useEffect(() => panel.current?.hidePopover(), [path]);
  const label = formatMessage({ id: 'account.label' });
  const showSettings = seat.role === 'contact';
  return (
    <>
      <button type="button" popoverTarget={id} className={compact ? styles.more : styles.account}>
        {compact ? (
          <>
            <Ellipsis size={18} aria-hidden />
            <FormattedMessage id="nav.more" />
            {unread > 0 && (
              <span className={styles.dot}>
                <span className="only-heard">
                  {unread} <FormattedMessage id="nav.unread" />
                </span>
              </span>
            )}
          </>
        ) : (
          <>
            <span className={styles.initials} aria-hidden>
              {initials(person.name)}
            </span>
            <span className={styles.name}>{person.name}</span>
            <span className="only-heard">
              <FormattedMessage id="account.label" />
            </span>
            <ChevronsUpDown size={14} aria-hidden className="dim" />
          </>
        )}
      </button>
      <section
        ref={panel}
        id={id}
        popover="auto"
        aria-label={label}
        className={styles.panel}
        data-compact={compact || undefined}
      >
        {rest.map(({ to, label: name, icon: Icon }) => (
          <Link key={to} to={to} className={styles.item}>
            <Icon size={16} aria-hidden />
            <FormattedMessage id={name} />
            {to === '/notices' && unread > 0 && (
              <span className={styles.unread}>
                {unread} <FormattedMessage id="nav.unread" />
              </span>
            )}
          </Link>
        ))}
        {showSettings && (
          <Link to="/settings" className={styles.item}>
            <Settings size={16} aria-hidden />
            <FormattedMessage id="nav.settings" />
          </Link>
        )}
        {seats.length > 1 && (
          <>
            <p className={styles.label}>
              <FormattedMessage id="account.seats" />
            </p>
            {seats.map((other) => (
              <button
                key={other.id}
                type="button"
                className={styles.item}
                aria-current={other.id === seat.id || undefined}
                onClick={() => {
                  panel.current?.hidePopover();
                  if (other.id !== seat.id) switchTo(other);
                }}
              >
                <Check size={16} aria-hidden visibility={other.id === seat.id ? undefined : 'hidden'} />
                {other.client ? `${other.client.name} · ${other.workspace.name}` : other.workspace.name}
              </button>
            ))}
          </>
        )}
        <Appearance />
        <button
          type="button"
          className={`${styles.item} ${styles.keys}`}
          onClick={() => {
            panel.current?.hidePopover();
            onHelp();
          }}
        >
          <Keyboard size={16} aria-hidden />
          <FormattedMessage id="account.shortcuts" />
        </button>
        <button
          type="button"
          className={styles.item}
          onClick={() => {
            panel.current?.hidePopover();
            signOut();
          }}
        >
          <LogOut size={16} aria-hidden />
          <FormattedMessage id="account.sign-out" />
        </button>
      </section>
      {asking && (
        <Suspense fallback={null}>
          <LeaveDialog count={asking.count} onLeave={asking.leave} onStay={asking.stay} />
        </Suspense>
      )}
    </>
  );
}

function Appearance() {
  const { formatMessage } = useIntl();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const name = useId();
  return (
    <fieldset className={styles.appearance}>
      <legend className={styles.label}>
        <FormattedMessage id="account.appearance" />
      </legend>
      {(['light', 'dark', 'auto'] as const).map((scheme) => (
        <label key={scheme} className={styles.scheme}>
          <input
            type="radio"
            name={name}
            className="only-heard"
            checked={colorScheme === scheme}
            onChange={() => setColorScheme(scheme)}
          />
          {formatMessage({ id: `account.${scheme}` })}
        </label>
      ))}
    </fieldset>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => word?.charAt(0) ?? '')
    .join('')
    .toUpperCase();
}
