import { QueryClient, useQuery } from '@tanstack/react-query';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { deliverables } from '../api/deliverables';
import { sessionQuery } from '../api/identity';
import { Problem } from '../api/problem';
import type { Deliverable, Session } from '../api/types';
import en from '../i18n/en.json';
import { inBrowser, shown } from '../support/shown';
import { DocumentDecision } from './document-decision';

const sha256 = 'b'.repeat(64);
const offered = {
  id: 'd1',
  title: 'Itinerary',
  state: 'shown',
  shownVersion: 2,
  versions: [
    { number: 2, sha256 },
    { number: 1, sha256: 'a'.repeat(64) },
  ],
  decisions: [],
  can: { accept: true, requestChange: true },
} as unknown as Deliverable;
const decided = (by: string, decision: 'accepted' | 'change_requested', reason = ''): Deliverable => ({
  ...offered,
  state: decision,
  decisions: [{ version: 2, sha256, decision, reason, byName: by, at: '2026-11-22T10:00:00Z' }],
  can: { ...offered.can, accept: false, requestChange: false },
});

function Shown() {
  const { data } = useQuery({ ...deliverables.one('d1'), enabled: false });
  return data && <DocumentDecision deliverable={data} />;
}

function show(): QueryClient {
  const queries = new QueryClient();
  queries.setQueryData(deliverables.one('d1').queryKey, offered);
  queries.setQueryData(sessionQuery.queryKey, {
    person: { name: 'Giulia', timeZone: 'Europe/Rome' },
    seat: { role: 'contact' },
  } as Session);
  shown(<Shown />, queries);
  return queries;
}
const press = (name: RegExp) => fireEvent.click(screen.getByRole('button', { name }));

inBrowser();

describe('the client’s decision about a document', () => {
  it('accepts the version that was looked at, by its hash, and shows it at once', async () => {
    const accept = vi.spyOn(deliverables, 'accept').mockReturnValue(new Promise(() => undefined));
    show();
    press(/Accept version 2/);
    expect(accept).toHaveBeenCalledWith('d1', { version: 2, sha256 });
    expect(await screen.findByText(/Giulia accepted version 2/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Request a change/ })).toBeNull();
  });

  it('asks for a change only with a reason', async () => {
    const ask = vi
      .spyOn(deliverables, 'requestChange')
      .mockResolvedValue(decided('Giulia', 'change_requested', 'The hotel'));
    show();
    press(/Request a change/);
    press(/Send the request/);
    expect(screen.getByText(en['common.required'])).toBeTruthy();
    expect(ask).not.toHaveBeenCalled();
    fireEvent.change(screen.getByLabelText(/What should be different/), { target: { value: ' The hotel ' } });
    press(/Send the request/);
    await waitFor(() => expect(ask).toHaveBeenCalledWith('d1', { version: 2, sha256, reason: 'The hotel' }));
    expect(await screen.findByText(/Giulia asked for a change to version 2/)).toBeTruthy();
  });

  it('that comes a moment too late says what stands, and that it is not one’s own', async () => {
    const queries = show();
    vi.spyOn(deliverables, 'accept').mockImplementation(() => {
      const body = { code: 'deliverable.decided', details: { decision: 'change_requested' } };
      return Promise.reject(new Problem(409, body));
    });
    // What the page reads again after the refusal.
    vi.spyOn(queries, 'invalidateQueries').mockImplementation(() => {
      queries.setQueryData(
        deliverables.one('d1').queryKey,
        decided('Marco', 'change_requested', 'Two nights'),
      );
      return Promise.resolve();
    });
    press(/Accept version 2/);
    expect(await screen.findByText(en['document.decided-meanwhile.change_requested'])).toBeTruthy();
    expect(await screen.findByText(/Marco asked for a change/)).toBeTruthy();
    expect(screen.queryByText(/Giulia accepted/)).toBeNull();
  });

  it('that could not be sent can be made again', async () => {
    vi.spyOn(deliverables, 'accept').mockRejectedValue(Problem.offline());
    show();
    press(/Accept version 2/);
    expect(await screen.findByText(en['problem.offline'])).toBeTruthy();
    expect(screen.getByRole('button', { name: /Accept version 2/ })).toBeTruthy();
  });
});
