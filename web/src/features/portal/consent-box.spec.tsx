import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { balances } from '../../api/balances';
import type { Consent } from '../../api/types';
import en from '../../i18n/en.json';
import { inBrowser, shown } from '../../support/shown';
import { ConsentBox } from './consent-box';

const consent: Consent = {
  id: 'c1',
  engagementId: 'e1',
  periodStart: '2026-11-01',
  askedAt: '2026-11-13T19:20:00Z',
  overageSeconds: 5400,
  state: 'asked',
  minutes: null,
  answeredAt: null,
  answeredByName: null,
  can: { answer: true },
};

function show() {
  const answer = vi.spyOn(balances, 'answer').mockResolvedValue({ ...consent, state: 'granted' });
  shown(<ConsentBox consent={consent} />);
  return answer;
}
const press = (id: 'consent.all' | 'consent.some' | 'consent.none') =>
  fireEvent.click(screen.getByRole('button', { name: en[id] }));

inBrowser();

describe('R-30: the client’s decision on hours beyond the balance', () => {
  it('is asked with what is beyond it by now', () => {
    show();
    expect(screen.getByText(/by now 1:30 beyond them/)).toBeTruthy();
  });

  it('is all of them, or none', async () => {
    const answer = show();
    press('consent.all');
    await waitFor(() => expect(answer).toHaveBeenCalledWith('c1', { granted: true, minutes: null }));
    cleanup();
    const second = show();
    press('consent.none');
    await waitFor(() => expect(second).toHaveBeenCalledWith('c1', { granted: false, minutes: null }));
  });

  it('is so many, once it is said how many', async () => {
    const answer = show();
    press('consent.some');
    expect(screen.getByText(en['duration.empty'])).toBeTruthy();
    expect(answer).not.toHaveBeenCalled();
    fireEvent.change(screen.getByLabelText(en['consent.up-to']), { target: { value: '2h 30min' } });
    press('consent.some');
    await waitFor(() => expect(answer).toHaveBeenCalledWith('c1', { granted: true, minutes: 150 }));
  });
});
