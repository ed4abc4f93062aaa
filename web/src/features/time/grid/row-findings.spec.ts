import { describe, expect, it } from 'vitest';
import type { Engagement, Service } from '../../../api/types';
import { matching } from '../../../ui/finder';
import type { Work } from '../work';
import { rowFindings } from './row-findings';

const engagement = { id: 'e', name: 'Assistance' } as Engagement;
const service = (id: string, name: string, archivedAt: string | null = null) =>
  ({ id, name, engagementId: 'e', archivedAt }) as Service;
const client: Work = {
  id: 'e',
  title: 'Rossi',
  note: 'Assistance',
  engagementId: 'e',
  taskId: null,
  clientName: 'Rossi',
  taskTitle: null,
  serviceId: null,
  description: '',
};
const task: Work = {
  ...client,
  id: 't',
  title: 'Trip to Madrid',
  note: 'Rossi',
  taskId: 't',
  taskTitle: 'Trip to Madrid',
  serviceId: 'travel',
};
const services = [
  service('travel', 'Travel'),
  service('inbox', 'Inbox'),
  service('old', 'Old', '2026-01-01'),
];

describe('what can become a row', () => {
  const found = rowFindings([task, client], [engagement], services, true);

  it('is each work as it usually is, then with every other service that is still open', () => {
    expect(found.map(({ title, row }) => [title, row.serviceName])).toEqual([
      ['Trip to Madrid', 'Travel'],
      ['Rossi', null],
      ['Rossi', 'Travel'],
      ['Rossi', 'Inbox'],
      ['Trip to Madrid', 'Inbox'],
    ]);
  });

  it('is found by client and service, the client’s work as such before the tasks', () => {
    expect(matching(found, 'rossi inbox').map(({ title }) => title)).toEqual(['Rossi', 'Trip to Madrid']);
  });

  it('is billable or not, as was ticked', () => {
    const [free] = rowFindings([client], [engagement], [], false);
    expect(free?.row.billable).toBe(false);
    expect(free?.id).not.toBe(rowFindings([client], [engagement], [], true)[0]?.id);
  });
});
