import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { contacts } from '../../api/clients';
import { engagements } from '../../api/engagements';
import type { Task } from '../../api/types';
import { useSession } from '../../api/use-session';
import type { Mentionable } from '../../ui/comment-mentions';
import { CommentThread } from '../../ui/comment-thread';
import { Card } from '../../ui/page';

/** What was said, among the practice and with the client. */
export function TaskComments({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  return (
    <Card title={formatMessage({ id: 'comment.title' })}>
      <CommentThread taskId={task.id} people={usePeople(task)} />
    </Card>
  );
}

/** Everybody who works on the engagement, and everybody at the client; nobody names themselves. */
function usePeople(task: Task): Mentionable[] {
  const { seat } = useSession();
  const { data: engagement } = useQuery(engagements.one(task.engagementId));
  const { data: atClient } = useQuery(contacts.list(task.clientId));
  return [
    ...(engagement?.assistants ?? [])
      .filter(({ memberId }) => memberId !== seat.id)
      .map(({ memberId, name }) => ({ id: memberId, name, contact: false })),
    ...(atClient?.items ?? []).map(({ id, name }) => ({ id, name, contact: true })),
  ];
}
