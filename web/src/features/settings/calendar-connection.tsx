import { Badge, Button, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CalendarCheck, CalendarPlus, CalendarSearch, Eye, RefreshCw, Unplug } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { calendarConnections, type CalendarConnection, type Wish } from '../../api/calendar-connections';
import { MoreMenu } from '../../ui/more-menu';
import { Card } from '../../ui/page';
import { Rows } from '../../ui/rows';
import { useToasts } from '../../ui/toasts';
import { CaldavForm } from './calendar-caldav-form';
import { CalendarDisconnect } from './calendar-disconnect';
import { CalendarHealthLine } from './calendar-health';
import { CalendarRow } from './calendar-row';
import styles from './calendars.module.css';

/** An account: how it is and what helps, and its calendars. */
export function CalendarConnectionCard({ connection }: { connection: CalendarConnection }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [open, setOpen] = useState<'disconnect' | 'password' | null>(null);
  const { id, provider, accountName, granted, calendars, health, can } = connection;
  const refresh = useMutation({
    mutationFn: () => calendarConnections.refresh(id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['calendar-connections'] });
      toasts.done(formatMessage({ id: 'calendars.refreshed' }));
    },
    onError: toasts.failed,
  });
  const consent = useMutation({
    mutationFn: (wish: Wish) => calendarConnections.toGoogle(wish, id),
    onError: toasts.failed,
  });
  /** The same that was asked for before; the least, where nothing of it is left. */
  const again: Wish = granted.includes('read') ? 'read' : granted.includes('own') ? 'own' : 'busy';
  const signIn = () => (provider === 'google' ? consent.mutate(again) : setOpen('password'));
  const needsPerson = health.remedy === 'reconnect' || health.remedy === 'allow';
  return (
    <Card
      flush
      title={accountName}
      aside={
        <>
          <Badge variant="default" tt="none">
            <FormattedMessage id={`calendars.provider.${provider}`} />
          </Badge>
          <MoreMenu label={formatMessage({ id: 'calendars.actions' }, { name: accountName })}>
            {can.refresh && (
              <Menu.Item
                leftSection={<CalendarSearch size={14} aria-hidden />}
                onClick={() => refresh.mutate()}
              >
                <FormattedMessage id="calendars.refresh" />
              </Menu.Item>
            )}
            {can.askToWrite && (
              <Menu.Item
                leftSection={<CalendarPlus size={14} aria-hidden />}
                onClick={() => consent.mutate('own')}
              >
                <FormattedMessage id="calendars.ask-write" />
              </Menu.Item>
            )}
            {can.askForBusy && (
              <Menu.Item
                leftSection={<CalendarCheck size={14} aria-hidden />}
                onClick={() => consent.mutate('busy')}
              >
                <FormattedMessage id="calendars.ask-busy" />
              </Menu.Item>
            )}
            {can.askToRead && (
              <Menu.Item leftSection={<Eye size={14} aria-hidden />} onClick={() => consent.mutate('read')}>
                <FormattedMessage id="calendars.ask-read" />
              </Menu.Item>
            )}
            {can.reconnect && (
              <Menu.Item leftSection={<RefreshCw size={14} aria-hidden />} onClick={signIn}>
                <FormattedMessage id="calendars.reconnect" />
              </Menu.Item>
            )}
            <Menu.Item leftSection={<Unplug size={14} aria-hidden />} onClick={() => setOpen('disconnect')}>
              <FormattedMessage id="calendars.disconnect" />
            </Menu.Item>
          </MoreMenu>
        </>
      }
    >
      <div className={styles.standing} id={id}>
        <CalendarHealthLine health={health} />
        {health.remedy !== 'none' && (
          <div className={styles.remedy}>
            <span className="small dim">
              <FormattedMessage
                id={`calendars.help.${health.state === 'first_reading' ? 'first' : health.remedy}`}
              />
            </span>
            {needsPerson && can.reconnect && (
              <Button size="compact-sm" loading={consent.isPending} onClick={signIn}>
                <FormattedMessage
                  id={health.remedy === 'allow' ? 'calendars.allow' : 'calendars.reconnect'}
                />
              </Button>
            )}
          </div>
        )}
      </div>
      {calendars.length > 0 && (
        <Rows label={formatMessage({ id: 'calendars.title' })}>
          {calendars.map((calendar) => (
            <CalendarRow key={calendar.id} calendar={calendar} />
          ))}
        </Rows>
      )}
      <CalendarDisconnect
        connection={connection}
        opened={open === 'disconnect'}
        onClose={() => setOpen(null)}
      />
      <CaldavForm opened={open === 'password'} user={accountName} onClose={() => setOpen(null)} />
    </Card>
  );
}
