import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { feedback as api } from '../../api/feedback';
import type { Feedback } from '../../api/types';
import en from '../../i18n/en.json';
import { inBrowser, shown } from '../../support/shown';
import { FeedbackForm } from './feedback-form';

const asked = {
  ...{ id: 'f1', approach: null, timing: null, sentence: '', state: 'asked', can: { answer: true } },
} as Feedback;

function show(feedback: Feedback) {
  const answer = vi.spyOn(api, 'answer').mockResolvedValue({ ...feedback, state: 'answered' });
  shown(<FeedbackForm feedback={feedback} />);
  return answer;
}
const row = (axis: 'approach' | 'timing') => screen.getByRole('group', { name: en[`feedback.${axis}`] });
const radio = (axis: 'approach' | 'timing', score: number) => {
  const found = row(axis).querySelector<HTMLInputElement>(`input[value="${score}"]`);
  if (!found) throw new Error('no such score');
  return found;
};

inBrowser();

describe('R-34: feedback', () => {
  it('is two rows of five radio buttons, each said with its score', () => {
    show(asked);
    expect(screen.getAllByRole('radio', { name: /of 5/ })).toHaveLength(10);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('needs both scores, and says which one is missing', async () => {
    const answer = show(asked);
    fireEvent.click(radio('approach', 4));
    fireEvent.click(screen.getByRole('button', { name: en['feedback.send'] }));
    expect(answer).not.toHaveBeenCalled();
    expect(row('timing').textContent).toContain(en['feedback.choose']);
    fireEvent.click(radio('timing', 2));
    fireEvent.change(screen.getByRole('textbox'), { target: { value: ' A little late. ' } });
    fireEvent.click(screen.getByRole('button', { name: en['feedback.send'] }));
    await waitFor(() =>
      expect(answer).toHaveBeenCalledWith('f1', { approach: 4, timing: 2, sentence: 'A little late.' }),
    );
  });

  it('shows what was said before, to be thought over', () => {
    show({ ...asked, state: 'answered', approach: 5, timing: 3, sentence: 'Fine.' });
    expect(radio('approach', 5).checked).toBe(true);
    expect(radio('timing', 3).checked).toBe(true);
    expect(screen.getByDisplayValue('Fine.')).toBeTruthy();
  });
});
