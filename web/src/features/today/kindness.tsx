import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { touchpoints } from '../../api/touchpoints';
import type { Touchpoint } from '../../api/types';
import { Card } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import { useToasts } from '../../ui/toasts';

/** Courtesies that are proposed: yes or no, and nothing is sent by itself. Nothing where none is. */
export function Kindness() {
  const { formatMessage } = useIntl();
  const { data } = useQuery(touchpoints.list({ state: 'proposed' }));
  if (!data || data.items.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'today.kindness' })}>
      <Rows>
        {data.items.map((touchpoint) => (
          <Proposal key={touchpoint.id} touchpoint={touchpoint} />
        ))}
      </Rows>
    </Card>
  );
}

function Proposal({ touchpoint }: { touchpoint: Touchpoint }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { id, clientId, clientName, reason, suggestion, can } = touchpoint;
  const decide = useMutation({
    mutationFn: (step: 'confirm' | 'decline') => touchpoints[step](id),
    onSuccess: (_, step) =>
      step === 'confirm' &&
      toasts.done(formatMessage({ id: 'today.kindness-confirmed' }, { client: clientName })),
    onError: toasts.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: ['touchpoints'] }),
  });
  return (
    <Row
      title={
        <Link to="/clients/$clientId" params={{ clientId }}>
          {clientName}
        </Link>
      }
      note={
        <>
          <div>{reason}</div>
          {suggestion && <div>{suggestion}</div>}
        </>
      }
      end={(['confirm', 'decline'] as const)
        .filter((step) => can[step])
        .map((step) => (
          <Button
            key={step}
            size="compact-sm"
            variant={step === 'confirm' ? 'light' : 'subtle'}
            {...(step === 'decline' ? { color: 'gray' } : {})}
            aria-label={`${formatMessage({ id: `today.kindness-${step}` })}: ${clientName}`}
            loading={decide.isPending && decide.variables === step}
            disabled={decide.isPending && decide.variables !== step}
            onClick={() => decide.mutate(step)}
          >
            <FormattedMessage id={`today.kindness-${step}`} />
          </Button>
        ))}
    />
  );
}
