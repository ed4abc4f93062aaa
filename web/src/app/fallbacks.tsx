import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { LinkButton } from '../ui/link-button';
import { Empty, Page, SkeletonRows } from '../ui/page';
import { ProblemNote } from '../ui/problem-note';

export function Missing() {
  const { formatMessage } = useIntl();
  return (
    <Page title={formatMessage({ id: 'missing.title' })}>
      <Empty
        action={
          <LinkButton to="/">
            <FormattedMessage id="missing.home" />
          </LinkButton>
        }
      >
        <FormattedMessage id="missing.text" />
      </Empty>
    </Page>
  );
}

export function Crashed({ error, reset }: ErrorComponentProps) {
  const { formatMessage } = useIntl();
  const router = useRouter();
  return (
    <Page title={formatMessage({ id: 'crashed.title' })}>
      <ProblemNote
        error={error}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </Page>
  );
}

export function Waiting() {
  return <SkeletonRows count={5} />;
}
