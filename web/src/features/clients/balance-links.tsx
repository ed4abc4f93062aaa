import { Button, CopyButton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Copy, ExternalLink, Link as LinkSign } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { balanceLinks } from '../../api/balances';
import { contacts } from '../../api/clients';
import { newId } from '../../api/ids';
import type { BalanceLink, Contact, Engagement } from '../../api/types';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import { useToasts } from '../../ui/toasts';
import styles from '../../ui/balance.module.css';

/** A page for each contact that needs no sign-in and is always current: made, copied, taken back. */
export function BalanceLinks({ engagement }: { engagement: Engagement }) {
  const { formatMessage } = useIntl();
  const people = useQuery(contacts.list(engagement.clientId));
  const links = useQuery(balanceLinks.list(engagement.id));
  const open = (links.data?.items ?? []).filter(({ revokedAt }) => revokedAt === null);
  return (
    <Card flush minHeight={140} title={formatMessage({ id: 'balance.links' })}>
      <p className="dim small" style={{ margin: '0 1.125rem 0.5rem' }}>
        <FormattedMessage id="balance.links-lead" />
      </p>
      <Loaded query={links} skeleton={<SkeletonRows count={2} height={52} />}>
        {() => (
          <Loaded query={people} skeleton={<SkeletonRows count={2} height={52} />}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty icon={<LinkSign size={18} />}>
                  <FormattedMessage id="balance.no-contacts" />
                </Empty>
              ) : (
                <Rows>
                  {items.map((contact) => (
                    <LinkRow
                      key={contact.id}
                      engagementId={engagement.id}
                      contact={contact}
                      link={open.find(({ contactId }) => contactId === contact.id)}
                    />
                  ))}
                </Rows>
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Card>
  );
}

interface LinkRowProps {
  engagementId: string;
  contact: Contact;
  link: BalanceLink | undefined;
}

function LinkRow({ engagementId, contact, link }: LinkRowProps) {
  const { person } = useSession();
  const dates = useDates();
  return (
    <Row
      title={contact.name}
      note={
        link ? (
          <FormattedMessage
            id="balance.link-since"
            values={{ at: dates.moment(link.createdAt, person.timeZone) }}
          />
        ) : (
          <FormattedMessage id="balance.no-link" />
        )
      }
      end={
        <div className={styles.linkEnd}>
          {link ? <OpenLink link={link} /> : <NewLink engagementId={engagementId} contact={contact} />}
        </div>
      }
    />
  );
}

function NewLink({ engagementId, contact }: { engagementId: string; contact: Contact }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [id, setId] = useState(newId);
  const create = useMutation({
    mutationFn: () => balanceLinks.create({ id, engagementId, contactId: contact.id }),
    onSuccess: () => {
      setId(newId());
      return queries.invalidateQueries({ queryKey: ['balance-links'] });
    },
    onError: toasts.failed,
  });
  return (
    <Button
      size="compact-sm"
      variant="light"
      leftSection={<LinkSign size={14} aria-hidden />}
      loading={create.isPending}
      aria-label={formatMessage({ id: 'balance.make-link-named' }, { name: contact.name })}
      onClick={() => create.mutate()}
    >
      <FormattedMessage id="balance.make-link" />
    </Button>
  );
}

function OpenLink({ link }: { link: BalanceLink }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const revoke = useMutation({
    mutationFn: () => balanceLinks.revoke(link.id),
    onSuccess: () => {
      toasts.done(formatMessage({ id: 'balance.link-revoked' }, { name: link.contactName }));
      return queries.invalidateQueries({ queryKey: ['balance-links'] });
    },
    onError: toasts.failed,
  });
  const name = link.contactName;
  const address = link.url && new URL(link.url, window.location.origin).href;
  return (
    <>
      {address && <Address address={address} name={link.contactName} />}
      {link.can.revoke && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          loading={revoke.isPending}
          aria-label={formatMessage({ id: 'balance.revoke-named' }, { name })}
          onClick={() => revoke.mutate()}
        >
          <FormattedMessage id="settings.revoke" />
        </Button>
      )}
    </>
  );
}

/** To be passed on, or looked at. */
function Address({ address, name }: { address: string; name: string }) {
  const { formatMessage } = useIntl();
  return (
    <>
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<Copy size={14} aria-hidden />}
            aria-label={copied ? undefined : formatMessage({ id: 'balance.copy-link-named' }, { name })}
            onClick={copy}
          >
            <FormattedMessage id={copied ? 'common.copied' : 'balance.copy-link'} />
          </Button>
        )}
      </CopyButton>
      <Button
        component="a"
        href={address}
        target="_blank"
        rel="noreferrer"
        size="compact-sm"
        variant="default"
        leftSection={<ExternalLink size={14} aria-hidden />}
        aria-label={formatMessage({ id: 'balance.open-link-named' }, { name })}
      >
        <FormattedMessage id="balance.open-link" />
      </Button>
    </>
  );
}
