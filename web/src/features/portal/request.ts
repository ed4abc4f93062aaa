import type { TaskDraft } from '../../api/tasks';
import type { Priority, Task, TaskTemplate } from '../../api/types';

/** What a client says about a task, as fields hold it: empty is nothing. */
export type Request = {
  title: string;
  brief: string;
  purpose: string;
  inputs: string;
  acceptanceCriteria: string;
  dueOn: string;
  dueTime: string;
  priority: Priority;
  serviceId: string;
  engagementId: string;
};

/** What a template fills in. */
export const templated = ['title', 'brief', 'purpose', 'inputs', 'acceptanceCriteria'] as const;

/** What stands behind "more": a minute is enough without it. */
export const further = ['purpose', 'inputs', 'acceptanceCriteria'] as const;

export const blank: Request = {
  ...{ title: '', brief: '', purpose: '', inputs: '', acceptanceCriteria: '' },
  ...{ dueOn: '', dueTime: '', priority: 'normal', serviceId: '', engagementId: '' },
};

export function requestOf(task: Task): Request {
  const { title, brief, purpose, inputs, acceptanceCriteria, priority, engagementId } = task;
  return {
    ...{ title, brief, purpose, inputs, acceptanceCriteria, priority, engagementId },
    dueOn: task.dueOn ?? '',
    dueTime: task.dueTime ?? '',
    serviceId: task.serviceId ?? '',
  };
}

/** As it is sent: without white space at the ends; a time needs its day. */
export function draftOf(request: Request): Omit<TaskDraft, 'id'> {
  const { title, brief, purpose, inputs, acceptanceCriteria, dueOn, dueTime, priority } = request;
  return {
    title: title.trim(),
    brief: brief.trim(),
    purpose: purpose.trim(),
    inputs: inputs.trim(),
    acceptanceCriteria: acceptanceCriteria.trim(),
    dueOn: dueOn || null,
    dueTime: (dueOn && dueTime) || null,
    priority,
    serviceId: request.serviceId || null,
    engagementId: request.engagementId,
  };
}

type Filled = Pick<TaskTemplate, (typeof templated)[number]>;

const nothing: Filled = { title: '', brief: '', purpose: '', inputs: '', acceptanceCriteria: '' };

/** Another template, or none: what the person wrote stays, what the last template said gives way. */
export function withTemplate(
  request: Request,
  last: Filled | undefined,
  next: Filled | undefined,
): Pick<Request, (typeof templated)[number]> {
  const [before, after] = [last ?? nothing, next ?? nothing];
  const pick = (field: (typeof templated)[number]) => {
    const own = request[field].trim();
    return own === '' || own === before[field].trim() ? after[field] : request[field];
  };
  return {
    title: pick('title'),
    brief: pick('brief'),
    purpose: pick('purpose'),
    inputs: pick('inputs'),
    acceptanceCriteria: pick('acceptanceCriteria'),
  };
}
