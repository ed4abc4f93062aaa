import { Alert, Button, CopyButton, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { tokens } from '../../api/identity';
import type { Token } from '../../api/types';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { Card, Empty } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { Row, Rows } from '../../ui/rows';
import { useSubmit } from '../../ui/submit';
import { useToasts } from '../../ui/toasts';
import styles from './settings.module.css';

/** Keys with which programs act as me. */
export function Tokens() {
  const { formatMessage } = useIntl();
  const query = useQuery(tokens.list);
  return (
    <Card flush title={formatMessage({ id: 'settings.tokens' })} minHeight={200}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={<KeyRound size={18} />}>
              <FormattedMessage id="settings.no-tokens" />
            </Empty>
          ) : (
            <Rows>
              {items.map((token) => (
                <TokenRow key={token.id} token={token} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      <NewToken />
    </Card>
  );
}

function TokenRow({ token }: { token: Token }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const queries = useQueryClient();
  const toasts = useToasts();
  const remove = useMutation({
    mutationFn: () => tokens.remove(token.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
    onError: toasts.failed,
  });
  return (
    <Row
      title={token.name}
      note={
        token.lastUsedAt ? (
          <FormattedMessage
            id="settings.token-used"
            values={{ at: dates.moment(token.lastUsedAt, person.timeZone) }}
          />
        ) : (
          <FormattedMessage id="settings.token-unused" />
        )
      }
      end={
        token.can.remove && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            loading={remove.isPending}
            aria-label={formatMessage({ id: 'settings.revoke-token' }, { name: token.name })}
            onClick={() => remove.mutate()}
          >
            <FormattedMessage id="settings.revoke" />
          </Button>
        )
      }
    />
  );
}

function NewToken() {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const [secret, setSecret] = useState<string | null>(null);
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })) },
  });
  const { send, pending, error } = useSubmit(form, async ({ name }) => {
    const made = await tokens.create(name.trim());
    setSecret(made.token);
    form.reset();
    await queries.invalidateQueries({ queryKey: ['tokens'] });
  });
  return (
    <>
      {secret && (
        <Alert mx={18} mb="sm" icon={<KeyRound size={18} aria-hidden />} variant="light" role="status">
          <FormattedMessage id="settings.token-once" />
          <div className={styles.secret}>
            <code>{secret}</code>
            <CopyButton value={secret}>
              {({ copied, copy }) => (
                <Button size="compact-sm" variant="default" onClick={copy}>
                  <FormattedMessage id={copied ? 'common.copied' : 'common.copy'} />
                </Button>
              )}
            </CopyButton>
          </div>
        </Alert>
      )}
      {error !== null && (
        <div style={{ padding: '0 1.125rem 0.875rem' }}>
          <ProblemNote error={error} />
        </div>
      )}
      <form className={styles.line} onSubmit={form.onSubmit(send)} noValidate>
        <TextInput
          label={formatMessage({ id: 'settings.token-name' })}
          autoComplete="off"
          {...form.getInputProps('name')}
        />
        <Button type="submit" variant="default" loading={pending}>
          <FormattedMessage id="settings.new-token" />
        </Button>
      </form>
    </>
  );
}
