import { Badge } from '@mantine/core';
import { MessageCircleQuestion } from 'lucide-react';
import { FormattedMessage } from 'react-intl';

/** How many questions of the client wait for a reply. */
export function QuestionBadge({ count }: { count: number }) {
  return (
    <Badge variant="light" tt="none" fw={500} leftSection={<MessageCircleQuestion size={13} aria-hidden />}>
      <FormattedMessage id="reports.open-questions" values={{ count }} />
    </Badge>
  );
}
