import { Button, Select } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { invitations, members } from '../../api/identity';
import type { Invitation, Member } from '../../api/types';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { Card } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import { useToasts } from '../../ui/toasts';
import { InviteForm } from './invite-form';
import { PlaceholderInvite } from './placeholder-invite';

/** Who works here, and who is invited to. */
export function Members() {
  const { formatMessage } = useIntl();
  const people = useQuery(members.list);
  const invited = useQuery(invitations.list);
  const open = (invited.data?.items ?? []).filter(
    ({ state, contactId }) => contactId === null && (state === 'open' || state === 'expired'),
  );
  return (
    <Card flush title={formatMessage({ id: 'settings.members' })} minHeight={240}>
      <Loaded query={people}>
        {({ items }) => (
          <Rows label={formatMessage({ id: 'settings.members' })}>
            {items
              .filter((member) => member.removedAt === null)
              .map((member) => (
                <MemberRow
                  key={member.id}
                  member={member}
                  invited={open.some(({ email }) => email === member.email)}
                />
              ))}
            {open.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} />
            ))}
          </Rows>
        )}
      </Loaded>
      <InviteForm />
    </Card>
  );
}

/** What every change here does afterwards. */
function useChange(): (work: Promise<unknown>, done?: () => void) => void {
  const queries = useQueryClient();
  const toasts = useToasts();
  return (work, done) => {
    void work
      .then(done, toasts.failed)
      .then(() =>
        Promise.all(
          ['members', 'invitations'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })),
        ),
      );
  };
}

function MemberRow({ member, invited }: { member: Member; invited: boolean }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const toasts = useToasts();
  const change = useChange();
  const [inviting, setInviting] = useState(false);
  const placeholder = member.personId === null;
  const removed = () =>
    toasts.undo(formatMessage({ id: 'settings.removed' }, { name: member.name }), async () =>
      change(members.restore(member.id)),
    );
  return (
    <Row
      title={member.name}
      note={
        <>
          {member.email}
          {placeholder && (
            <>
              {member.email && ' · '}
              <FormattedMessage id="settings.placeholder" />
            </>
          )}
          {inviting && <PlaceholderInvite member={member} onClose={() => setInviting(false)} />}
        </>
      }
      end={
        <>
          {placeholder && !invited && !inviting && member.can.edit && (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={formatMessage({ id: 'settings.invite-named' }, { name: member.name })}
              onClick={() => setInviting(true)}
            >
              <FormattedMessage id="settings.invite" />
            </Button>
          )}
          {member.can.edit ? (
            <Select
              size="xs"
              w={128}
              aria-label={formatMessage({ id: 'settings.role-of' }, { name: member.name })}
              allowDeselect={false}
              value={member.role}
              onChange={(role) => {
                if (role === 'owner' || role === 'assistant') change(members.edit(member.id, { role }));
              }}
              data={(['owner', 'assistant'] as const).map((value) => ({
                value,
                label: formatMessage({ id: `role.${value}` }),
              }))}
            />
          ) : (
            <span className="dim small">{formatMessage({ id: `role.${member.role}` })}</span>
          )}
          {member.can.remove && member.personId !== person.id && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-label={formatMessage({ id: 'settings.remove-member' }, { name: member.name })}
              onClick={() => change(members.remove(member.id), removed)}
            >
              <FormattedMessage id="common.remove" />
            </Button>
          )}
        </>
      }
    />
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const toasts = useToasts();
  const change = useChange();
  const resent = () => toasts.done(formatMessage({ id: 'settings.invited' }, { email: invitation.email }));
  return (
    <Row
      title={invitation.name || invitation.email}
      note={
        <>
          {invitation.email} ·{' '}
          <FormattedMessage
            id={invitation.state === 'open' ? 'settings.invitation-open' : 'settings.invitation-expired'}
            values={{ until: dates.moment(invitation.expiresAt, person.timeZone) }}
          />
        </>
      }
      end={
        <>
          {invitation.can.resend && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => change(invitations.resend(invitation.id), resent)}
            >
              <FormattedMessage id="settings.resend" />
            </Button>
          )}
          {invitation.can.revoke && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              onClick={() => change(invitations.revoke(invitation.id))}
            >
              <FormattedMessage id="settings.revoke" />
            </Button>
          )}
        </>
      }
    />
  );
}
