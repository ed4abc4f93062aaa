import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Notice } from '../../api/types';
import { NoticeLink } from './notice-link';

const id = '0197a3b2-5c1d-7e4f-8a6b-3d2c1b0a9f8e';

/** The address of a notice about a thing of this noun. */
async function addressOf(noun: Notice['noun']): Promise<string> {
  const routeTree = createRootRoute({
    component: () => (
      <NoticeLink notice={{ noun, subjectId: id }} onFollow={() => undefined}>
        It happened
      </NoticeLink>
    ),
  });
  const router = createRouter({ routeTree, history: createMemoryHistory() });
  render(<RouterProvider router={router as never} />);
  return (await screen.findByRole('link', { name: 'It happened' })).getAttribute('href') ?? '';
}

afterEach(cleanup);

describe('a notice', () => {
  it.each([
    ['task', `/tasks/${id}`],
    ['deliverable', `/documents?documentId=${id}`],
    ['client', `/clients/${id}`],
    ['report', `/reports/${id}`],
    ['engagement', `/engagements/${id}`],
  ] as const)('about a %s leads to %s', async (noun, address) => {
    expect(await addressOf(noun)).toBe(address);
  });
});
