import { Checkbox, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import {
  calendarFeeds,
  feedContents,
  type CalendarFeed,
  type FeedContent,
  type NewCalendarFeed,
} from '../../api/calendar-feeds';
import { clients } from '../../api/clients';
import { newId } from '../../api/ids';
import { useSession } from '../../api/use-session';
import type { Language } from '../../api/types';
import { languageNames } from '../../i18n/language';
import { Dialog } from '../../ui/dialog';
import { FieldsForm } from '../../ui/fields-form';
import fields from '../../ui/fields-form.module.css';
import { useSubmit } from '../../ui/submit';
import styles from './settings.module.css';

interface CalendarFeedFormProps {
  /** Null: nothing is open. */
  feed: CalendarFeed | 'new' | null;
  onClose: () => void;
  onTold: (feed: NewCalendarFeed) => void;
}

/** Makes a feed, or changes what stands in one. */
export function CalendarFeedForm({ feed, onClose, onTold }: CalendarFeedFormProps) {
  const { formatMessage } = useIntl();
  return (
    <Dialog
      opened={feed !== null}
      onClose={onClose}
      title={formatMessage({ id: feed === 'new' ? 'feeds.new' : 'feeds.edit' })}
    >
      {feed !== null && <Fields feed={feed === 'new' ? null : feed} onClose={onClose} onTold={onTold} />}
    </Dialog>
  );
}

interface Values extends Record<string, unknown> {
  name: string;
  /** Empty: one's own. */
  clientId: string;
  contents: FeedContent[];
  genericTitles: boolean;
  language: Language;
}

type FieldsProps = Omit<CalendarFeedFormProps, 'feed'> & { feed: CalendarFeed | null };

function Fields({ feed, onClose, onTold }: FieldsProps) {
  const { formatMessage } = useIntl();
  const { seat, person } = useSession();
  const queries = useQueryClient();
  const [id] = useState(newId);
  const isMember = seat.role !== 'contact';
  const form = useForm<Values>({
    initialValues: {
      name: feed?.name ?? 'Affianco',
      clientId: feed?.clientId ?? '',
      contents: feed ? [...feed.contents] : ['due_dates', 'appointments'],
      genericTitles: feed?.genericTitles ?? false,
      language: feed?.language ?? person.language,
    },
    validate: {
      name: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })),
      contents: (value) => (value.length > 0 ? null : formatMessage({ id: 'feeds.contents-needed' })),
    },
  });
  const { clientId } = form.values;
  const offered = feedContents.filter((each) => each !== 'time_blocks' || (isMember && clientId === ''));
  const sending = useSubmit(form, async ({ name, contents, genericTitles, language }) => {
    const body = {
      name: name.trim(),
      contents: offered.filter((each) => contents.includes(each)),
      genericTitles,
      language,
    };
    if (feed) await calendarFeeds.edit(feed.id, body, feed.version);
    else onTold(await calendarFeeds.add({ ...body, id, ...(clientId && { clientId }) }));
    await queries.invalidateQueries({ queryKey: ['calendar-feeds'] });
    onClose();
  });
  return (
    <FieldsForm form={form} sending={sending} onClose={onClose}>
      <TextInput
        label={formatMessage({ id: 'common.name' })}
        maxLength={120}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Select
        label={formatMessage({ id: 'feeds.language' })}
        allowDeselect={false}
        data={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
        {...form.getInputProps('language')}
      />
      {isMember && feed === null && <WhoseField {...form.getInputProps('clientId')} />}
      <Checkbox.Group
        className={fields.whole}
        label={formatMessage({ id: 'feeds.contents' })}
        {...form.getInputProps('contents')}
      >
        <div className={styles.weekdays}>
          {offered.map((each) => (
            <Checkbox key={each} value={each} label={formatMessage({ id: `feeds.${each}` })} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox
        className={fields.whole}
        label={formatMessage({ id: 'feeds.generic' })}
        description={formatMessage({ id: 'feeds.generic-hint' })}
        {...form.getInputProps('genericTitles', { type: 'checkbox' })}
      />
    </FieldsForm>
  );
}

/** Whose dates stand in it; a client's feed can be given to the client. */
function WhoseField(props: object) {
  const { formatMessage } = useIntl();
  const { data } = useQuery(clients.list({ archived: false }));
  return (
    <Select
      className={fields.whole}
      label={formatMessage({ id: 'feeds.whose' })}
      description={formatMessage({ id: 'feeds.whose-hint' })}
      allowDeselect={false}
      searchable
      data={[
        { value: '', label: formatMessage({ id: 'feeds.own' }) },
        ...(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      {...props}
    />
  );
}
