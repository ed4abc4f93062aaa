import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import type { Task } from '../../api/types';
import { CommentThread } from '../../ui/comment-thread';
import { Card } from '../../ui/page';

/** What both sides said; whoever works on it can be named. */
export function TaskConversation({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  const { data } = useQuery(engagements.one(task.engagementId));
  const people = (data?.assistants ?? []).map(({ memberId, name }) => ({
    id: memberId,
    name,
    contact: false,
  }));
  return (
    <Card title={formatMessage({ id: 'comment.title' })}>
      <CommentThread taskId={task.id} people={people} asClient />
    </Card>
  );
}
