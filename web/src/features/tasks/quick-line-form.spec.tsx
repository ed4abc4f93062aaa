import { QueryClient } from '@tanstack/react-query';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { services } from '../../api/engagements';
import { sessionQuery } from '../../api/identity';
import { tasks } from '../../api/tasks';
import type { Engagement, Service, Session, Task } from '../../api/types';
import en from '../../i18n/en.json';
import { inBrowser, shown } from '../../support/shown';
import { QuickLineForm } from './quick-line-form';

const engagements = [
  { id: 'm', clientId: 'c1', clientName: 'Studio Moretti', name: 'Care', timeZone: 'Europe/Rome' },
  { id: 'r', clientId: 'c2', clientName: 'Rossi', name: 'Office', timeZone: 'Europe/Rome' },
  { id: 'v', clientId: 'c3', clientName: 'Rossini', name: 'Travel', timeZone: 'Europe/Rome' },
] as Engagement[];

function show() {
  const create = vi.spyOn(tasks, 'create').mockResolvedValue({ title: 'x', clientName: 'y' } as Task);
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(sessionQuery.queryKey, { person: { id: 'p', timeZone: 'Europe/Rome' } } as Session);
  queries.setQueryData(services.all.queryKey, [
    { id: 's', name: 'Travel', engagementId: 'm', archivedAt: null },
  ] as Service[]);
  const added = vi.fn();
  shown(
    <QuickLineForm
      engagements={engagements}
      engagementId={null}
      label="New task"
      placeholder=""
      onAdded={added}
    >
      {() => <button type="submit">Add</button>}
    </QuickLineForm>,
    queries,
  );
  return { create, added };
}

const field = () => screen.getByRole('combobox');
const type = (text: string) =>
  fireEvent.change(field(), { target: { value: text, selectionStart: text.length } });
const add = () => fireEvent.click(screen.getByRole('button', { name: 'Add' }));

inBrowser();

describe('the line for a new task', () => {
  it('shows what it understands while one types, and sends that', async () => {
    const { create, added } = show();
    type('Book rooms @moretti #travel !high 2099-03-01 15:00 30m');
    const understood = screen.getByRole('status').textContent;
    for (const part of ['Studio Moretti', 'Travel', 'High', '15:00', '0:30'])
      expect(understood).toContain(part);
    add();
    await waitFor(() => expect(added).toHaveBeenCalled());
    expect(create).toHaveBeenCalledWith({
      ...{ id: expect.any(String), engagementId: 'm', title: 'Book rooms', serviceId: 's' },
      ...{ priority: 'high', dueOn: '2099-03-01', dueTime: '15:00', estimateMinutes: 30 },
    });
    expect((field() as HTMLInputElement).value).toBe('');
  });

  it('finds names behind a sign; the keyboard alone takes one', () => {
    show();
    type('Book rooms @mor');
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Studio Moretti']);
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect((field() as HTMLInputElement).value).toBe('Book rooms @Studio Moretti ');
    expect(screen.queryByRole('option')).toBeNull();
  });

  it('sends nothing for nobody: it asks for whom', () => {
    const { create } = show();
    type('Book rooms');
    add();
    expect(screen.getByRole('alert').textContent).toBe(en['quick.no-client']);
    expect(create).not.toHaveBeenCalled();
  });

  it('sends nothing that may be for two: a task must not reach the wrong client', () => {
    const { create } = show();
    type('Book rooms @ross now');
    expect(screen.getByRole('status').textContent).toContain('Rossi or Rossini');
    add();
    expect(screen.getByRole('alert').textContent).toBe(en['quick.doubtful']);
    expect(create).not.toHaveBeenCalled();
  });
});
