import { Button, CopyButton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Copy, ExternalLink, Undo2 } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { proposals } from '../../api/appointments';
import type { AppointmentProposal } from '../../api/types';
import { useSession } from '../../api/use-session';
import { addDays, useDates } from '../../ui/dates';
import styles from '../../ui/appointment.module.css';
import { Card } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import { useToasts } from '../../ui/toasts';

/** What waits for a client to choose: how many times are left, each contact's link, taking it back. */
export function OpenProposals({ clientId }: { clientId?: string | undefined }) {
  const { formatMessage } = useIntl();
  const { data } = useQuery(proposals.open());
  const items = (data?.items ?? []).filter((each) => !clientId || each.clientId === clientId);
  if (items.length === 0) return null;
  const title = formatMessage({ id: 'appointments.proposed' });
  return (
    <Card flush title={title}>
      <Rows label={title}>
        {items.map((proposal) => (
          <Proposal key={proposal.id} proposal={proposal} />
        ))}
      </Rows>
    </Card>
  );
}

function Proposal({ proposal }: { proposal: AppointmentProposal }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const { person } = useSession();
  const slots = useQuery(proposals.slots(proposal.id));
  const { title, clientName, fromDay, toDay, minutes, guests, expiresAt } = proposal;
  const left = slots.data?.items.length;
  return (
    <Row
      title={
        <>
          {title} <span className="dim">· {clientName}</span>
        </>
      }
      note={
        <>
          <FormattedMessage
            id="appointments.proposed-line"
            values={{ minutes, days: dates.days(fromDay, addDays(toDay, 1)) }}
          />
          {' · '}
          {left === 0 ? (
            <strong>
              <FormattedMessage id="appointments.no-slots" />
            </strong>
          ) : (
            left !== undefined && <FormattedMessage id="appointments.slots-left" values={{ count: left }} />
          )}
          {' · '}
          <FormattedMessage
            id="appointments.until"
            values={{ at: dates.moment(expiresAt, person.timeZone) }}
          />
          <div className={styles.buttons}>
            {guests.map(
              ({ id, name, url }) =>
                url && (
                  <CopyButton key={id} value={url}>
                    {({ copied, copy }) => (
                      <Button
                        size="compact-sm"
                        variant="default"
                        leftSection={<Copy size={14} aria-hidden />}
                        onClick={copy}
                      >
                        {formatMessage(
                          { id: copied ? 'appointments.link-copied' : 'appointments.copy-link' },
                          { name },
                        )}
                      </Button>
                    )}
                  </CopyButton>
                ),
            )}
            {guests[0]?.url && (
              <Button
                component="a"
                href={guests[0].url}
                target="_blank"
                rel="noopener noreferrer"
                size="compact-sm"
                variant="subtle"
                leftSection={<ExternalLink size={14} aria-hidden />}
              >
                <FormattedMessage id="appointments.look" />
              </Button>
            )}
            {proposal.can.withdraw && <Withdraw proposal={proposal} />}
          </div>
        </>
      }
    />
  );
}

function Withdraw({ proposal }: { proposal: AppointmentProposal }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { mutate, isPending } = useMutation({
    mutationFn: () => proposals.withdraw(proposal.id, proposal.version),
    onSuccess: () => {
      toasts.done(formatMessage({ id: 'appointments.withdrawn' }, { title: proposal.title }));
      return queries.invalidateQueries({ queryKey: ['appointment-proposals'] });
    },
    onError: toasts.failed,
  });
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      loading={isPending}
      leftSection={<Undo2 size={14} aria-hidden />}
      onClick={() => mutate()}
    >
      <FormattedMessage id="appointments.withdraw" />
    </Button>
  );
}
