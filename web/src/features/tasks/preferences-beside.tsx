import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleHelp } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { preferences } from '../../api/preferences';
import type { Task } from '../../api/types';
import { useDates } from '../../ui/dates';
import { Card } from '../../ui/page';
import { valueWords } from '../../ui/preference-value';
import { matching } from './preference-words';
import styles from './tasks.module.css';

/** How this client likes it, beside what they want; what nobody has confirmed for long is marked. */
export function PreferencesBeside({ task }: { task: Task }) {
  const intl = useIntl();
  const dates = useDates();
  const { data } = useQuery(preferences.list(task.clientId));
  const known = matching(data?.items ?? [], task);
  if (!data) return null;
  return (
    <Card title={intl.formatMessage({ id: 'brief.preferences' }, { client: task.clientName })}>
      {known.length === 0 ? (
        <p className={`${styles.brief} dim`}>
          <FormattedMessage
            id="brief.no-preferences"
            values={{
              link: (
                <Link key="client" to="/clients/$clientId" params={{ clientId: task.clientId }}>
                  <FormattedMessage id="brief.learn" />
                </Link>
              ),
            }}
          />
        </p>
      ) : (
        <ul className={styles.preferences}>
          {known.map((preference) => (
            <li key={preference.id}>
              <span className={styles.kind}>
                <FormattedMessage id={`brief.kind.${preference.kind}`} />
                {preference.contactName && ` · ${preference.contactName}`}
              </span>
              <span>{valueWords(preference, intl)}</span>
              {preference.note && <span className="dim small">{preference.note}</span>}
              {preference.stale && (
                <span className={styles.stale}>
                  <CircleHelp size={13} aria-hidden />{' '}
                  <FormattedMessage
                    id="brief.stale"
                    values={{ day: dates.day(preference.confirmedOn, 'full') }}
                  />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
