import type { Engagement, Service } from '../../../api/types';
import type { Finding } from '../../../ui/finder';
import type { Work } from '../work';
import { keyOf, type Row } from './cells';

/** A row to add, found by client, task and service. */
export interface RowFinding extends Finding {
  row: Row;
}

/** Every work once as it usually is; then with each service, a client's work as such before the tasks. */
export function rowFindings(
  works: readonly Work[],
  engagements: readonly Engagement[],
  services: readonly Service[],
  billable: boolean,
): RowFinding[] {
  const names = new Map(engagements.map(({ id, name }) => [id, name]));
  const open = services.filter(({ archivedAt }) => archivedAt === null);
  const finding = (work: Work, service: Service | undefined): RowFinding => {
    const row: Row = {
      engagementId: work.engagementId,
      taskId: work.taskId,
      serviceId: service?.id ?? work.serviceId,
      billable,
      clientName: work.clientName,
      engagementName: names.get(work.engagementId) ?? '',
      taskTitle: work.taskTitle,
      serviceName: service?.name ?? null,
    };
    return {
      id: keyOf(row),
      title: work.title,
      note: [work.note, row.serviceName].filter(Boolean).join(' · '),
      row,
    };
  };
  const usual = works.map((work) =>
    finding(
      work,
      services.find(({ id }) => id === work.serviceId),
    ),
  );
  const loose = [...works.filter(({ taskId }) => !taskId), ...works.filter(({ taskId }) => taskId)];
  const special = loose.flatMap((work) =>
    open
      .filter(({ engagementId, id }) => engagementId === work.engagementId && id !== work.serviceId)
      .map((service) => finding(work, service)),
  );
  return [...usual, ...special];
}
