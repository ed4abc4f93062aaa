import { Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { notices } from '../../api/notices';
import { Loaded } from '../../ui/loaded';
import { Card } from '../../ui/page';
import { useToasts } from '../../ui/toasts';
import styles from './settings.module.css';

/** What comes by mail too; in the product everything is shown. */
export function NoticePreferences() {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const query = useQuery(notices.preferences);
  const prefer = useMutation({
    mutationFn: notices.prefer,
    onSuccess: (saved) => queries.setQueryData(notices.preferences.queryKey, saved),
    onError: toasts.failed,
  });
  return (
    <div id="notices" className={styles.anchor}>
      <Card title={formatMessage({ id: 'notices.by-mail' })}>
        <p className="dim" style={{ marginTop: 0 }}>
          <FormattedMessage id="notices.by-mail-hint" />
        </p>
        <Loaded query={query}>
          {({ items }) => (
            <div className={styles.switches}>
              {items.map(({ kind, mail }) => (
                <Switch
                  key={kind}
                  label={formatMessage({ id: `notices.kind.${kind}` })}
                  checked={mail === 'digest'}
                  disabled={prefer.isPending}
                  onChange={(event) =>
                    prefer.mutate([{ kind, mail: event.currentTarget.checked ? 'digest' : 'none' }])
                  }
                />
              ))}
            </div>
          )}
        </Loaded>
      </Card>
    </div>
  );
}
