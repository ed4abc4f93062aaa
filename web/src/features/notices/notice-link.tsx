import { Link, linkOptions } from '@tanstack/react-router';
import type { Notice } from '../../api/types';

interface NoticeLinkProps {
  notice: Pick<Notice, 'noun' | 'subjectId'>;
  onFollow: () => void;
  children: string;
}

/** Where something is done about a thing; the digest mail leads to the same places (`notice-links.ts` of the server). */
const screens = {
  task: (taskId: string) => linkOptions({ to: '/tasks/$taskId', params: { taskId } }),
  deliverable: (documentId: string) => linkOptions({ to: '/documents', search: { documentId } }),
  client: (clientId: string) => linkOptions({ to: '/clients/$clientId', params: { clientId } }),
  report: (reportId: string) => linkOptions({ to: '/reports/$reportId', params: { reportId } }),
  engagement: (engagementId: string) =>
    linkOptions({ to: '/engagements/$engagementId', params: { engagementId } }),
  appointment: (appointmentId: string) =>
    linkOptions({ to: '/appointments/$appointmentId', params: { appointmentId } }),
  calendar: (connectionId: string) => linkOptions({ to: '/settings/calendars', search: { connectionId } }),
} as const satisfies Record<Notice['noun'], (id: string) => object>;

export function NoticeLink({ notice: { noun, subjectId }, onFollow, children }: NoticeLinkProps) {
  return (
    <Link {...screens[noun](subjectId)} onClick={onFollow}>
      {children}
    </Link>
  );
}
