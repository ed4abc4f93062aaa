import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { TimeBlock } from '../../api/types';
import { inBrowser, shown } from '../../support/shown';
import { PieceDialog } from './piece-dialog';

const block: TimeBlock = {
  ...{ id: 'b1', taskId: 't1', taskTitle: 'Write to the hotel', version: 1, note: 'Ask for the quiet room.' },
  ...{ engagementId: 'e1', engagementName: 'Moretti', clientId: 'c1', clientName: 'Giulia Moretti' },
  ...{ memberId: 'm1', memberName: 'Bea Conti', overlaps: [], removedAt: null, removedBy: null },
  ...{ startsAt: '2026-11-16T08:00:00Z', endsAt: '2026-11-16T08:30:00Z' },
  can: { edit: false, remove: false, restore: false },
};

async function open(changed: Partial<TimeBlock> = {}) {
  const shownBlock = { ...block, ...changed };
  const planned = {
    ...{ id: 'block-b1', title: 'Write to the hotel', start: block.startsAt, end: block.endsAt },
    ...{ allDay: false, movable: false, resizable: false, colour: '#123456' },
    piece: { kind: 'block' as const, block: shownBlock },
  };
  const routeTree = createRootRoute({
    component: () => <PieceDialog planned={planned} zone="Europe/Rome" onClose={() => undefined} />,
  });
  const router = createRouter({ routeTree, history: createMemoryHistory() });
  shown(<RouterProvider router={router as never} />);
  await screen.findByRole('dialog');
}

inBrowser();

describe('a block that cannot be changed', () => {
  it('is told instead of asked, with when it is and what it is for', async () => {
    await open();
    expect(screen.getByText(/09:00–09:30/)).toBeTruthy();
    expect(screen.getByText('Ask for the quiet room.')).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('says whose week it is in', async () => {
    await open();
    expect(screen.getByText(/Bea Conti plans this block/)).toBeTruthy();
  });

  it('says that it was removed', async () => {
    await open({ removedAt: '2026-11-16T07:00:00Z', removedBy: 'calendar' });
    expect(screen.getByText(/was removed, and can no longer be changed/)).toBeTruthy();
  });

  it('leads to its task', async () => {
    await open();
    expect(screen.getByRole('link', { name: 'Open the task' }).getAttribute('href')).toBe('/tasks/t1');
  });
});
