import { Badge, Menu, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CalendarPlus, CalendarX, Pencil, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { calendars, type Calendar } from '../../api/calendar-connections';
import { useSession } from '../../api/use-session';
import { MoreMenu } from '../../ui/more-menu';
import { Row } from '../../ui/rows';
import { useToasts } from '../../ui/toasts';
import { CalendarDetails } from './calendar-details';
import { CalendarHealthLine } from './calendar-health';
import styles from './calendars.module.css';

type Mode = Calendar['readMode'];

/** A calendar: what is read of it, whether plans are written there, and how it is. */
export function CalendarRow({ calendar }: { calendar: Calendar }) {
  const { formatMessage } = useIntl();
  const { seat } = useSession();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [detailed, setDetailed] = useState(false);
  const { id, name, colour, version, readMode, isTarget, isOurs, client, genericTitles, health, can } =
    calendar;
  const refreshed = () => queries.invalidateQueries({ queryKey: ['calendar-connections'] });
  const edit = useMutation({
    mutationFn: (body: { readMode?: Mode; isTarget?: boolean }) => calendars.edit(id, body, version),
    onSuccess: refreshed,
    onError: (error) => {
      toasts.failed(error);
      return refreshed();
    },
  });
  const resync = useMutation({
    mutationFn: () => calendars.resync(id),
    onSuccess: async () => {
      await refreshed();
      toasts.done(formatMessage({ id: 'calendars.resyncing' }, { name }));
    },
    onError: toasts.failed,
  });
  const modes = (['off', 'busy', 'details'] as const).filter(
    (mode) => mode === readMode || mode === 'off' || (mode === 'busy' ? can.read : can.readDetails),
  );
  const isMember = seat.role !== 'contact';
  return (
    <Row
      title={
        <span className={styles.calendar}>
          <span className={styles.dot} style={colour ? { background: colour } : undefined} aria-hidden />
          <span className={styles.name}>{name}</span>
          {isTarget && (
            <Badge variant="light" tt="none">
              <FormattedMessage id="calendars.target" />
            </Badge>
          )}
          {isOurs && (
            <Badge variant="default" tt="none">
              <FormattedMessage id="calendars.ours" />
            </Badge>
          )}
        </span>
      }
      note={
        <>
          {(readMode !== 'off' || isTarget) && <CalendarHealthLine health={health} />}
          {client && (
            <div>
              <FormattedMessage id="calendars.of-client" values={{ name: client.name }} />
            </div>
          )}
          {genericTitles && isTarget && (
            <div>
              <FormattedMessage id="calendars.generic" />
            </div>
          )}
        </>
      }
      end={
        <span className={styles.choice}>
          {!isOurs && (
            <Select
              className={styles.mode}
              size="sm"
              aria-label={formatMessage({ id: 'calendars.read-of' }, { name })}
              allowDeselect={false}
              data={modes.map((mode) => ({
                value: mode,
                label: formatMessage({ id: `calendars.mode.${mode}` }),
              }))}
              value={(edit.isPending ? edit.variables.readMode : undefined) ?? readMode}
              disabled={edit.isPending}
              onChange={(mode) => edit.mutate({ readMode: mode as Mode })}
            />
          )}
          {(isMember || can.resync) && (
            <MoreMenu label={formatMessage({ id: 'calendars.calendar-actions' }, { name })}>
              {can.write && !isTarget && (
                <Menu.Item
                  leftSection={<CalendarPlus size={14} aria-hidden />}
                  onClick={() => edit.mutate({ isTarget: true })}
                >
                  <FormattedMessage id="calendars.make-target" />
                </Menu.Item>
              )}
              {isTarget && (
                <Menu.Item
                  leftSection={<CalendarX size={14} aria-hidden />}
                  onClick={() => edit.mutate({ isTarget: false })}
                >
                  <FormattedMessage id="calendars.no-target" />
                </Menu.Item>
              )}
              {isMember && (
                <Menu.Item leftSection={<Pencil size={14} aria-hidden />} onClick={() => setDetailed(true)}>
                  <FormattedMessage id="calendars.settings" values={{ name }} />
                </Menu.Item>
              )}
              {can.resync && (
                <Menu.Item leftSection={<RotateCw size={14} aria-hidden />} onClick={() => resync.mutate()}>
                  <FormattedMessage id="calendars.resync" />
                </Menu.Item>
              )}
            </MoreMenu>
          )}
          <CalendarDetails calendar={calendar} opened={detailed} onClose={() => setDetailed(false)} />
        </span>
      }
    />
  );
}
