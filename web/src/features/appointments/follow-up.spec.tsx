import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { followUps } from '../../api/attendance';
import type { FollowUp } from '../../api/types';
import * as session from '../../api/use-session';
import en from '../../i18n/en.json';
import { inBrowser, shown } from '../../support/shown';
import { FollowUpView } from './follow-up';

const waiting = {
  ...{ id: 'f1', contactName: 'Giulia', language: 'it', state: 'waiting', because: null, text: '' },
  ...{ dueAt: '2026-11-24T08:00:00Z', settledAt: null, settledByName: null },
  can: { send: false, drop: true, restore: false },
} as unknown as FollowUp;
const proposed = {
  ...waiting,
  state: 'proposed',
  text: 'Buongiorno Giulia',
  can: { send: true, drop: true, restore: false },
} as FollowUp;

inBrowser();

describe('R-35: the word after a missed session', () => {
  beforeEach(() => {
    vi.spyOn(session, 'useSession').mockReturnValue({ person: { timeZone: 'Europe/Rome' } } as never);
  });

  it('says when it will be proposed, and can be let be before', async () => {
    const drop = vi.spyOn(followUps, 'drop').mockResolvedValue(waiting);
    shown(<FollowUpView followUp={waiting} />);
    expect(screen.getByText(/On Nov 24, 09:00 a kind word to Giulia/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: en['follow-up.drop'] }));
    await waitFor(() => expect(drop).toHaveBeenCalledWith('f1'));
  });

  it('is sent as it was rewritten, and never empty', async () => {
    const send = vi.spyOn(followUps, 'send').mockResolvedValue(proposed);
    shown(<FollowUpView followUp={proposed} />);
    const field = screen.getByDisplayValue('Buongiorno Giulia');
    expect(field.getAttribute('lang')).toBe('it');
    const button = screen.getByRole<HTMLButtonElement>('button', { name: en['follow-up.send'] });
    fireEvent.change(field, { target: { value: '  ' } });
    expect(button.disabled).toBe(true);
    fireEvent.change(field, { target: { value: 'Giulia, tutto bene? ' } });
    fireEvent.click(button);
    await waitFor(() => expect(send).toHaveBeenCalledWith('f1', 'Giulia, tutto bene?'));
  });

  it('says why it was dropped, and is taken up again where a member did that', () => {
    const dropped = { ...waiting, state: 'dropped', because: 'in_touch' } as FollowUp;
    shown(<FollowUpView followUp={dropped} />);
    expect(screen.getByText(/got in touch/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says also where its mail reached nobody', () => {
    const because = 'unreachable' as FollowUp['because'];
    shown(<FollowUpView followUp={{ ...waiting, state: 'dropped', because }} />);
    expect(screen.getByText(/no mail reaches its reader/)).toBeTruthy();
  });
});
