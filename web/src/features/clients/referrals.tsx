import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, Plus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { newId } from '../../api/ids';
import { referrals } from '../../api/touchpoints';
import type { Client, Referral } from '../../api/types';
import { useSession } from '../../api/use-session';
import { dayIn, useDates } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { EditAction, RemoveAction } from '../../ui/row-actions';
import { Row, Rows } from '../../ui/rows';
import { useToasts } from '../../ui/toasts';
import { ReferralForm } from './referral-form';
import styles from './knowing.module.css';

/** Whom a client has brought, and whether a thank-you was said. */
export function Referrals({ client }: { client: Client }) {
  const { formatMessage } = useIntl();
  const query = useQuery(referrals.list(client.id));
  const [editing, setEditing] = useState<string | 'new' | null>(null);
  const close = () => setEditing(null);
  const add = (
    <Button variant="light" leftSection={<Plus size={16} aria-hidden />} onClick={() => setEditing('new')}>
      <FormattedMessage id="referral.add" />
    </Button>
  );
  return (
    <Card flush title={formatMessage({ id: 'referral.title' })}>
      <Loaded query={query} skeleton={<SkeletonRows count={1} height={56} />}>
        {({ items }) => (
          <>
            <Rows>
              {items.map((referral) =>
                editing === referral.id ? (
                  <li key={referral.id} className={styles.inline}>
                    <ReferralForm clientId={client.id} referral={referral} onClose={close} />
                  </li>
                ) : (
                  <ReferralRow key={referral.id} referral={referral} onEdit={() => setEditing(referral.id)} />
                ),
              )}
            </Rows>
            {editing === 'new' && (
              <div className={styles.inline}>
                <ReferralForm clientId={client.id} onClose={close} />
              </div>
            )}
            {editing !== 'new' &&
              (items.length === 0 ? (
                <Empty icon={<UserPlus size={18} />} action={add}>
                  <FormattedMessage id="referral.none" />
                </Empty>
              ) : (
                <div className={styles.inline}>{add}</div>
              ))}
          </>
        )}
      </Loaded>
    </Card>
  );
}

/** Removed for good on the server: taken back, it is written down once more. */
async function again({ clientId, referredClientId, name, on, note, thankedAt }: Referral): Promise<void> {
  const id = newId();
  await referrals.add({ id, clientId, referredClientId, name: name ?? '', on, note });
  if (thankedAt) await referrals.edit(id, { thanked: true });
}

function ReferralRow({ referral, onEdit }: { referral: Referral; onEdit: () => void }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { id, name, on, note, referredClientId, thankedAt, version, can } = referral;
  const named = name ?? formatMessage({ id: 'referral.unknown' });
  const refresh = () => queries.invalidateQueries({ queryKey: ['referrals'] });
  const thank = useMutation({
    mutationFn: () => referrals.edit(id, { thanked: true }, version),
    onError: toasts.failed,
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: () => referrals.remove(id),
    onSuccess: () =>
      toasts.undo(formatMessage({ id: 'referral.removed' }, { name: named }), () =>
        again(referral).then(refresh),
      ),
    onError: toasts.failed,
    onSettled: refresh,
  });
  const words = {
    edit: formatMessage({ id: 'clients.edit-named' }, { name: named }),
    remove: formatMessage({ id: 'clients.remove-named' }, { name: named }),
  };
  return (
    <Row
      title={
        referredClientId ? (
          <Link to="/clients/$clientId" params={{ clientId: referredClientId }}>
            {named}
          </Link>
        ) : (
          named
        )
      }
      note={
        <>
          {dates.day(on, 'full')}
          {' · '}
          {thankedAt ? (
            <FormattedMessage
              id="referral.thanked-on"
              values={{ day: dates.day(dayIn(thankedAt, person.timeZone), 'full') }}
            />
          ) : (
            <FormattedMessage id="referral.not-thanked" />
          )}
          {note && <div>{note}</div>}
        </>
      }
      end={
        <>
          {can.edit && !thankedAt && (
            <Button
              size="compact-sm"
              variant="light"
              leftSection={<Check size={14} aria-hidden />}
              aria-label={`${formatMessage({ id: 'referral.thanked' })}: ${named}`}
              loading={thank.isPending}
              onClick={() => thank.mutate()}
            >
              <FormattedMessage id="referral.thanked" />
            </Button>
          )}
          {can.edit && name !== null && <EditAction label={words.edit} onClick={onEdit} />}
          {can.remove && name !== null && (
            <RemoveAction label={words.remove} onClick={() => remove.mutate()} />
          )}
        </>
      }
    />
  );
}
