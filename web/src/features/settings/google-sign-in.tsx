import { Alert, Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { googleSignIn } from '../../api/google-sign-in';
import { Loaded } from '../../ui/loaded';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { useSubmit } from '../../ui/submit';
import { useToasts } from '../../ui/toasts';
import styles from './settings.module.css';

/** Links a Google account to sign in with, besides the password, and lets it go again. */
export function GoogleSignIn() {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const query = useQuery(googleSignIn.read);
  const { google } = useSearch({ from: '/app/settings' });
  const unlink = useMutation({
    mutationFn: googleSignIn.unlink,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['google-sign-in'] });
      toasts.done(formatMessage({ id: 'google-sign-in.unlinked' }));
    },
    onError: toasts.failed,
  });
  return (
    <div id="google" className={styles.anchor}>
      <Card title={formatMessage({ id: 'google-sign-in.title' })}>
        {(google === 'taken' || google === 'failed') && (
          <Alert role="status" color="orange" variant="light">
            <FormattedMessage id={`google-sign-in.${google}`} />
          </Alert>
        )}
        <p className="dim" style={{ marginTop: 0 }}>
          <FormattedMessage id="google-sign-in.hint" />
        </p>
        <Loaded query={query}>
          {({ offered, linked }) =>
            linked ? (
              <div className={styles.secret}>
                <span>
                  <FormattedMessage id="google-sign-in.linked" values={{ email: linked.email }} />
                </span>
                <Button
                  variant="default"
                  size="compact-sm"
                  loading={unlink.isPending}
                  onClick={() => unlink.mutate()}
                >
                  <FormattedMessage id="google-sign-in.unlink" />
                </Button>
              </div>
            ) : offered ? (
              <LinkForm />
            ) : (
              <p className="dim">
                <FormattedMessage id="google-sign-in.off" />
              </p>
            )
          }
        </Loaded>
      </Card>
    </div>
  );
}

/** With the password: whoever finds an open browser cannot make themselves a way in. */
function LinkForm() {
  const { formatMessage } = useIntl();
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value ? null : formatMessage({ id: 'common.required' })) },
  });
  const { send, pending, error } = useSubmit(form, ({ password }) => googleSignIn.link(password));
  return (
    <form className={styles.form} onSubmit={form.onSubmit(send)} noValidate>
      <ProblemNote error={error} />
      <PasswordInput
        label={formatMessage({ id: 'password.current' })}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': formatMessage({ id: 'password.show' }) }}
        {...form.getInputProps('password')}
      />
      <div className={styles.actions}>
        <Button type="submit" variant="default" loading={pending}>
          <FormattedMessage id="google-sign-in.link" />
        </Button>
      </div>
    </form>
  );
}
