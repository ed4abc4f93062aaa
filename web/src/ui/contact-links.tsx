import { Button, CopyButton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { Copy, ExternalLink, Link as LinkSign, Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { contacts } from '../api/clients';
import { newId } from '../api/ids';
import { Loaded } from './loaded';
import { Card, Empty, SkeletonRows } from './page';
import { Row, Rows } from './rows';
import styles from './contact-links.module.css';
import { useToasts } from './toasts';

/** A contact's way to a page that needs no sign-in. */
interface ContactLink {
  id: string;
  contactId: string;
  contactName: string;
  /** Null where it opens nothing any more. */
  url: string | null;
  can: { revoke: boolean };
}

interface LinkCalls {
  /** First word of the keys under which the links are kept. */
  noun: string;
  make: (id: string, contactId: string) => Promise<unknown>;
  takeBack: (id: string) => Promise<unknown>;
}

interface ContactLinksProps<L extends ContactLink> {
  title: string;
  lead: ReactNode;
  clientId: string;
  links: UseQueryResult<{ items: L[] }>;
  /** How it stands with one contact, in words, and the link that was not taken back. */
  stand: (ofContact: L[]) => { words: ReactNode; link: L | null };
  calls: LinkCalls;
}

/** For members: which contact has a page without signing in; made, copied, looked at, taken back. */
export function ContactLinks<L extends ContactLink>(props: ContactLinksProps<L>) {
  const { title, lead, clientId, links, stand, calls } = props;
  const people = useQuery(contacts.list(clientId));
  const skeleton = <SkeletonRows count={2} height={52} />;
  return (
    <Card flush minHeight={140} title={title}>
      <p className={`dim small ${styles.lead}`}>{lead}</p>
      <Loaded query={links} skeleton={skeleton}>
        {(given) => (
          <Loaded query={people} skeleton={skeleton}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty icon={<LinkSign size={18} />}>
                  <FormattedMessage id="contact-links.no-contacts" />
                </Empty>
              ) : (
                <Rows label={title}>
                  {items.map(({ id, name }) => {
                    const { words, link } = stand(given.items.filter(({ contactId }) => contactId === id));
                    return (
                      <Row
                        key={id}
                        title={name}
                        note={words}
                        end={
                          <div className={styles.end}>
                            {link ? (
                              <OpenLink link={link} calls={calls} />
                            ) : (
                              <NewLink contactId={id} name={name} calls={calls} />
                            )}
                          </div>
                        }
                      />
                    );
                  })}
                </Rows>
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Card>
  );
}

function NewLink({ contactId, name, calls }: { contactId: string; name: string; calls: LinkCalls }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [id, setId] = useState(newId);
  const make = useMutation({
    mutationFn: () => calls.make(id, contactId),
    onSuccess: () => {
      setId(newId());
      return queries.invalidateQueries({ queryKey: [calls.noun] });
    },
    onError: toasts.failed,
  });
  return (
    <Button
      size="compact-sm"
      variant="light"
      leftSection={<LinkSign size={14} aria-hidden />}
      loading={make.isPending}
      aria-label={formatMessage({ id: 'contact-links.make-named' }, { name })}
      onClick={() => make.mutate()}
    >
      <FormattedMessage id="contact-links.make" />
    </Button>
  );
}

function OpenLink({ link, calls }: { link: ContactLink; calls: LinkCalls }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const name = link.contactName;
  const takeBack = useMutation({
    mutationFn: () => calls.takeBack(link.id),
    onSuccess: () => {
      toasts.done(formatMessage({ id: 'contact-links.done' }, { name }));
      return queries.invalidateQueries({ queryKey: [calls.noun] });
    },
    onError: toasts.failed,
  });
  return (
    <>
      {link.url && <Address address={new URL(link.url, window.location.origin).href} name={name} />}
      {link.can.revoke && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<Undo2 size={14} aria-hidden />}
          loading={takeBack.isPending}
          aria-label={formatMessage({ id: 'contact-links.take-back-named' }, { name })}
          onClick={() => takeBack.mutate()}
        >
          <FormattedMessage id="contact-links.take-back" />
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
            aria-label={copied ? undefined : formatMessage({ id: 'contact-links.copy-named' }, { name })}
            onClick={copy}
          >
            <FormattedMessage id={copied ? 'common.copied' : 'contact-links.copy'} />
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
        aria-label={formatMessage({ id: 'contact-links.open-named' }, { name })}
      >
        <FormattedMessage id="contact-links.open" />
      </Button>
    </>
  );
}
