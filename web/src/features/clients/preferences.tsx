import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Heart, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { contacts } from '../../api/clients';
import { preferences } from '../../api/preferences';
import type { Client, Preference } from '../../api/types';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { Rows } from '../../ui/rows';
import { kinds } from './preference-draft';
import { PreferenceForm } from './preference-form';
import { PreferenceRow } from './preference-row';
import styles from './knowing.module.css';

/** What is known of a client and of the people there, with how and since when; what acts on mails stands first. */
export function Preferences({ client }: { client: Client }) {
  const { formatMessage } = useIntl();
  const query = useQuery(preferences.list(client.id));
  const people = useQuery(contacts.list(client.id));
  const place = useAsked('preferences', query.isSuccess && people.isSuccess);
  const [editing, setEditing] = useState<string | 'new' | null>(null);
  const close = () => setEditing(null);
  const atClient = people.data?.items ?? [];
  const add = (
    <Button variant="light" leftSection={<Plus size={16} aria-hidden />} onClick={() => setEditing('new')}>
      <FormattedMessage id="preference.add" />
    </Button>
  );
  return (
    <div id="preferences" ref={place} className={styles.anchor}>
      <Card flush title={formatMessage({ id: 'preference.title' })}>
        <Loaded query={query} skeleton={<SkeletonRows count={3} height={56} />}>
          {({ items }) => (
            <>
              <Rows>
                {ordered(items).map((preference) =>
                  editing === preference.id ? (
                    <li key={preference.id} className={styles.inline}>
                      <PreferenceForm
                        clientId={client.id}
                        contacts={atClient}
                        preference={preference}
                        onClose={close}
                      />
                    </li>
                  ) : (
                    <PreferenceRow
                      key={preference.id}
                      preference={preference}
                      onEdit={() => setEditing(preference.id)}
                    />
                  ),
                )}
              </Rows>
              {editing === 'new' && (
                <div className={styles.inline}>
                  <PreferenceForm clientId={client.id} contacts={atClient} onClose={close} />
                </div>
              )}
              {editing !== 'new' &&
                (items.length === 0 ? (
                  <Empty icon={<Heart size={18} />} action={add}>
                    <FormattedMessage id="preference.none" />
                  </Empty>
                ) : (
                  <div className={styles.inline}>{add}</div>
                ))}
            </>
          )}
        </Loaded>
      </Card>
    </div>
  );
}

/** Comes into sight once when the address asks for it and what it shows has been read. */
function useAsked(hash: string, ready: boolean) {
  const asked = useLocation({ select: (location) => location.hash === hash });
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked && ready) place.current?.scrollIntoView();
  }, [asked, ready]);
  return place;
}

/** What wants to be confirmed first, then by kind, then what holds for all before what is one person's. */
function ordered(items: Preference[]): Preference[] {
  return items
    .filter(({ deletedAt }) => deletedAt === null)
    .toSorted(
      (one, other) =>
        Number(other.stale) - Number(one.stale) ||
        kinds.indexOf(one.kind) - kinds.indexOf(other.kind) ||
        (one.contactName ?? '').localeCompare(other.contactName ?? ''),
    );
}
