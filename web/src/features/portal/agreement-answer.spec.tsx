import { QueryClient } from '@tanstack/react-query';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { agreements } from '../../api/agreements';
import { Problem } from '../../api/problem';
import type { AgreementReading } from '../../api/types';
import en from '../../i18n/en.json';
import { inBrowser, shown } from '../../support/shown';
import { AgreementAnswer } from './agreement-answer';

const agreement = { id: 'a1', sha256: 'f'.repeat(64) } as AgreementReading;

function show() {
  const queries = new QueryClient();
  const answer = vi.spyOn(agreements, 'answer').mockResolvedValue(agreement);
  const refreshed = vi.spyOn(queries, 'invalidateQueries');
  shown(<AgreementAnswer engagementId="e1" agreement={agreement} />, queries);
  return { answer, refreshed };
}
const press = (id: 'agreement.accept' | 'agreement.ask' | 'agreement.decline') =>
  fireEvent.click(screen.getByRole('button', { name: en[id] }));
const write = (text: string) =>
  fireEvent.change(screen.getByLabelText(en['agreement.words']), { target: { value: text } });

inBrowser();

describe('the client’s answer to an agreement', () => {
  it('is a yes to just the terms that are on the page', async () => {
    const { answer } = show();
    press('agreement.accept');
    await waitFor(() =>
      expect(answer).toHaveBeenCalledWith('e1', 'a1', { decision: 'accepted', sha256: agreement.sha256 }),
    );
  });

  it('is a question or a no in words, and nothing without them', async () => {
    const { answer } = show();
    press('agreement.decline');
    expect(answer).not.toHaveBeenCalled();
    expect(screen.getByText(en['common.required'])).toBeTruthy();
    write('  Is Sunday included? ');
    press('agreement.ask');
    await waitFor(() =>
      expect(answer).toHaveBeenCalledWith('e1', 'a1', {
        decision: 'asked',
        sha256: agreement.sha256,
        reason: 'Is Sunday included?',
      }),
    );
  });

  it('reads the terms again when they were changed meanwhile, and says so', async () => {
    const { answer, refreshed } = show();
    answer.mockRejectedValue(new Problem(409, { code: 'agreement.changed', detail: 'They have changed.' }));
    press('agreement.accept');
    await waitFor(() => expect(screen.getByText('They have changed.')).toBeTruthy());
    expect(refreshed).toHaveBeenCalled();
  });
});
