import { Button, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { calendarFeeds, type CalendarFeed, type NewCalendarFeed } from '../../api/calendar-feeds';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';
import { Dialog } from '../../ui/dialog';
import { MoreMenu } from '../../ui/more-menu';
import { Row } from '../../ui/rows';
import { useToasts } from '../../ui/toasts';

interface CalendarFeedRowProps {
  feed: CalendarFeed;
  onEdit: () => void;
  onTold: (feed: NewCalendarFeed) => void;
}

/** A feed: what stands in it, when a calendar last read it, and what can be done with its address. */
export function CalendarFeedRow({ feed, onEdit, onTold }: CalendarFeedRowProps) {
  const { formatMessage, formatList } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const queries = useQueryClient();
  const toasts = useToasts();
  /** Neither can be undone: whoever has the address reads no more. */
  const [asked, setAsked] = useState<'rotate' | 'remove' | null>(null);
  const act = useMutation({
    mutationFn: async () => {
      if (asked === 'rotate') onTold(await calendarFeeds.rotate(feed.id));
      else await calendarFeeds.remove(feed.id);
    },
    onSuccess: () => {
      setAsked(null);
      return queries.invalidateQueries({ queryKey: ['calendar-feeds'] });
    },
    onError: toasts.failed,
  });
  const contents = formatList(feed.contents.map((each) => formatMessage({ id: `feeds.${each}` })));
  return (
    <Row
      title={feed.name}
      note={
        <>
          {feed.clientName ?? formatMessage({ id: 'feeds.own' })}
          {` · ${contents} · `}
          {feed.lastReadAt ? (
            <FormattedMessage
              id="feeds.read"
              values={{ at: dates.moment(feed.lastReadAt, person.timeZone) }}
            />
          ) : (
            <FormattedMessage id="feeds.unread" />
          )}
        </>
      }
      end={
        <>
          <MoreMenu label={formatMessage({ id: 'feeds.actions' }, { name: feed.name })}>
            <Menu.Item leftSection={<Pencil size={14} aria-hidden />} onClick={onEdit}>
              <FormattedMessage id="common.edit" />
            </Menu.Item>
            <Menu.Item leftSection={<KeyRound size={14} aria-hidden />} onClick={() => setAsked('rotate')}>
              <FormattedMessage id="feeds.rotate" />
            </Menu.Item>
            <Menu.Item leftSection={<Trash2 size={14} aria-hidden />} onClick={() => setAsked('remove')}>
              <FormattedMessage id="feeds.remove" />
            </Menu.Item>
          </MoreMenu>
          <Dialog opened={asked !== null} onClose={() => setAsked(null)} title={feed.name}>
            <p>
              <FormattedMessage id={asked === 'rotate' ? 'feeds.rotate-asked' : 'feeds.remove-asked'} />
            </p>
            <Button loading={act.isPending} onClick={() => act.mutate()}>
              <FormattedMessage id={asked === 'rotate' ? 'feeds.rotate' : 'feeds.remove'} />
            </Button>
          </Dialog>
        </>
      }
    />
  );
}
