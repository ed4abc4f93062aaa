import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { engagements } from '../../api/engagements';
import { tasks } from '../../api/tasks';
import type { Engagement, Task } from '../../api/types';
import type { Finding } from '../../ui/finder';

/** Something to work on: a task, or a client's engagement without a task; or words for one of these. */
export interface Work extends Finding {
  engagementId: string;
  taskId: string | null;
  clientName: string;
  taskTitle: string | null;
  serviceId: string | null;
  description: string;
  /** As agreed, unless the same work is done again. */
  billable?: boolean;
}

function ofTask(task: Task): Work {
  return {
    id: task.id,
    title: task.title,
    note: task.clientName,
    engagementId: task.engagementId,
    taskId: task.id,
    clientName: task.clientName,
    taskTitle: task.title,
    serviceId: task.serviceId,
    description: '',
  };
}

function ofEngagement(engagement: Engagement): Work {
  return {
    id: engagement.id,
    title: engagement.clientName,
    note: engagement.name,
    engagementId: engagement.id,
    taskId: null,
    clientName: engagement.clientName,
    taskTitle: null,
    serviceId: null,
    description: '',
  };
}

export interface WorkList {
  works: Work[];
  engagements: Engagement[];
  /** The place of an entry among these, also when its task is closed by now. */
  find: (engagementId: string, taskId: string | null) => Work | undefined;
}

/** All that this person may log time on: open tasks first, then the clients themselves. */
export function useWork(): WorkList {
  const { data: open } = useQuery(tasks.list({ open: true }));
  const { data: running } = useQuery(engagements.list());
  return useMemo(() => {
    const mine = (running?.items ?? []).filter((engagement) => engagement.can.logTime);
    const known = new Set(mine.map((engagement) => engagement.id));
    const works = [
      ...(open?.items ?? []).filter((task) => known.has(task.engagementId)).map(ofTask),
      ...mine.map(ofEngagement),
    ];
    return {
      works,
      engagements: mine,
      find: (engagementId, taskId) =>
        works.find((work) => (taskId ? work.taskId === taskId : work.id === engagementId)),
    };
  }, [open, running]);
}

/** Whether the agreement pays work more that was asked for as rush. */
export function rushAgreed({ agreement }: Engagement): boolean {
  return agreement.surcharges.some(({ kind }) => kind === 'rush');
}
