import { QueryClient } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { affirmations } from '../../../api/affirmations';
import { engagements, services } from '../../../api/engagements';
import { sessionQuery } from '../../../api/identity';
import { Problem } from '../../../api/problem';
import { tasks } from '../../../api/tasks';
import { timeEntries, type TimeEntryDraft } from '../../../api/time-entries';
import type { TimeEntry, WeekOfTime } from '../../../api/types';
import en from '../../../i18n/en.json';
import { inBrowser, shown } from '../../../support/shown';
import { TimeGrid } from './time-grid';
import { entryOf, inbox, travel, weekOfEntries } from './week.sample';

const week = '2026-W47';
const monday = '2026-11-16';
const places = ['Adler', 'Bianchi', 'Cole', 'Dietz', 'Ecker', 'Ferri', 'Garcia', 'Hart'].map(
  (clientName) => ({
    id: clientName.toLowerCase(),
    clientName,
    name: 'Assistance',
    timeZone: 'Europe/Rome',
    can: { logTime: true },
  }),
);

function begin(...entries: TimeEntry[]) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  const put = (query: { queryKey: readonly unknown[] }, data: unknown) =>
    queries.setQueryData(query.queryKey, data);
  put(sessionQuery, { person: { timeZone: 'Europe/Rome' }, seat: { id: 'anna' }, can: {} });
  put(timeEntries.week(week), weekOfEntries(week, entries));
  put(timeEntries.running, { entry: null });
  put(engagements.list(), { items: places, nextCursor: null });
  put(tasks.list({ open: true }), { items: [], nextCursor: null });
  put(services.all, []);
  put(affirmations.list({ memberId: 'me', from: monday, to: '2026-11-23' }), { items: [], nextCursor: null });
  // What is saved is put into the week by the grid itself; nothing is asked of a server here.
  vi.spyOn(queries, 'invalidateQueries').mockResolvedValue();
  shown(<TimeGrid week={week} />, queries);
  const now = () => queries.getQueryData<WeekOfTime>(timeEntries.week(week).queryKey);
  return { now };
}

/** The server as far as it matters: it keeps what it is given. */
function keeping() {
  return vi.spyOn(timeEntries, 'create').mockImplementation((draft: TimeEntryDraft) =>
    Promise.resolve({
      ...entryOf(inbox, draft.id ?? '', draft.day ?? '', 0),
      ...draft,
    } as unknown as TimeEntry),
  );
}

/** Keys go to where the focus is, as from a keyboard. */
function key(name: string) {
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name });
}
function write(text: string) {
  fireEvent.change(document.activeElement ?? document.body, { target: { value: text } });
}
const finder = () => document.querySelector<HTMLInputElement>('[role=combobox]');
const field = (day: string) => screen.getByRole<HTMLInputElement>('textbox', { name: new RegExp(day) });

inBrowser({ wide: true });
beforeEach(() => localStorage.clear());

describe('the week grid', () => {
  it('takes forty entries by keyboard alone: eight rows, five days each', async () => {
    const create = keeping();
    const { now } = begin();
    act(() => finder()?.focus());
    for (const { clientName } of places) {
      write(clientName);
      key('Enter');
      await waitFor(() =>
        expect(document.activeElement?.getAttribute('aria-label')).toMatch(`${clientName}, Monday`),
      );
      for (const typed of ['1', '1.5', '90min', '1:30', '2h 30min']) {
        write(typed);
        key('ArrowRight');
      }
      act(() => finder()?.focus());
    }
    await waitFor(() => expect(screen.getAllByText('saved')).toHaveLength(40), { timeout: 15_000 });
    expect(create).toHaveBeenCalledTimes(40);
    expect(new Set(create.mock.calls.map(([draft]) => draft.id)).size).toBe(40);
    expect(now()?.totalSeconds).toBe(8 * 8 * 3600);
    expect(document.querySelector('table')?.textContent).toContain('64:00');
  }, 30_000);

  it('says what was understood while one types, and Escape takes it back', () => {
    keeping();
    begin(entryOf(inbox, 'a', monday, 1));
    act(() => field('Monday').focus());
    write('2.5');
    expect(screen.getByText('= 2:30')).toBeTruthy();
    key('Escape');
    expect(field('Monday').value).toBe('1:00');
    expect(timeEntries.create).not.toHaveBeenCalled();
  });

  it('stays in a cell that is not understood or does not fit, with the reason there', () => {
    const create = keeping();
    begin(entryOf(inbox, 'a', monday, 1), entryOf(travel, 'b', monday, 22));
    const cell = screen.getAllByRole<HTMLInputElement>('textbox', { name: /Monday/ })[0];
    act(() => cell?.focus());
    write('soon');
    key('Enter');
    expect(document.activeElement).toBe(cell);
    expect(screen.getByRole('alert', { hidden: true }).textContent).toBe(en['duration.not-understood']);
    write('2h 30');
    key('Enter');
    expect(document.activeElement).toBe(cell);
    expect(screen.getAllByText(/there is room for 2:00 here/).length).toBeGreaterThan(0);
    expect(cell?.value).toBe('2:30');
    expect(create).not.toHaveBeenCalled();
    expect(screen.getByRole('table').textContent).toContain('23:00');
  });

  it('rolls back what the server refuses, keeps what was typed, and tries again with the same id', async () => {
    const create = keeping().mockRejectedValueOnce(
      new Problem(422, { code: 'balance.exhausted', detail: 'Used up.' }),
    );
    begin(entryOf(inbox, 'a', '2026-11-17', 1));
    act(() => field('Monday').focus());
    write('2');
    key('Enter');
    await waitFor(() => expect(screen.getAllByText(/Used up\./).length).toBeGreaterThan(0));
    expect(field('Monday').value).toBe('2:00');
    expect(screen.getByRole('table').textContent).not.toContain('3:00');
    act(() => field('Monday').focus());
    key('Enter');
    await waitFor(() => expect(screen.getByText('saved')).toBeTruthy());
    expect(create.mock.calls[0]?.[0].id).toBe(create.mock.calls[1]?.[0].id);
    expect(screen.getByRole('table').textContent).toContain('3:00');
  });

  it('does not double an entry whose answer was lost', async () => {
    vi.spyOn(timeEntries, 'create').mockRejectedValue(new Problem(409, { code: 'record.already-exists' }));
    vi.spyOn(timeEntries, 'one').mockImplementation(
      (id) =>
        ({
          queryKey: ['time-entries', 'one', id],
          queryFn: () => entryOf(inbox, id, monday, 1),
        }) as unknown as ReturnType<typeof timeEntries.one>,
    );
    const edit = vi
      .spyOn(timeEntries, 'edit')
      .mockImplementation((id) => Promise.resolve(entryOf(inbox, id, monday, 2)));
    const { now } = begin(entryOf(inbox, 'a', '2026-11-17', 1));
    act(() => field('Monday').focus());
    write('2');
    key('Enter');
    await waitFor(() => expect(screen.getByText('saved')).toBeTruthy());
    expect(edit).toHaveBeenCalledTimes(1);
    expect(now()?.totalSeconds).toBe(3 * 3600);
  });

  it('clears a cell and says what is locked', async () => {
    const remove = vi.spyOn(timeEntries, 'remove').mockResolvedValue(undefined);
    const reported = {
      reason: 'reported' as const,
      at: '2026-11-20T08:00:00Z',
      reportId: 'r',
      affirmationId: null,
    };
    begin(entryOf(inbox, 'a', monday, 1), entryOf(inbox, 'b', '2026-11-17', 1, { lock: reported }));
    expect(field('Tuesday').readOnly).toBe(true);
    const described = document.getElementById(field('Tuesday').getAttribute('aria-describedby') ?? '');
    expect(described?.textContent).toBe(en['grid.lock.reported']);
    act(() => field('Monday').focus());
    write('');
    key('Enter');
    await waitFor(() => expect(remove).toHaveBeenCalledWith('a'));
    expect(field('Monday').value).toBe('');
  });
});
