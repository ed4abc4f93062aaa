import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { questions } from '../../api/questions';
import type { Question } from '../../api/types';
import en from '../../i18n/en.json';
import { inBrowser, shown } from '../../support/shown';
import { QuestionAnswer } from './question-answer';

const question = (choices: string[]) =>
  ({ id: 'q1', taskTitle: 'Madrid', text: 'Which hotel?', choices, can: { answer: true } }) as Question;

function show(asked: Question) {
  const answer = vi.spyOn(questions, 'answer').mockResolvedValue({ ...asked, state: 'answered' });
  shown(<QuestionAnswer question={asked} />);
  return answer;
}

inBrowser();

describe('the answer to a question', () => {
  it('is one tap on a choice', async () => {
    const answer = show(question(['In the centre', 'Beside the fair']));
    fireEvent.click(screen.getByRole('button', { name: 'Beside the fair' }));
    await waitFor(() => expect(answer).toHaveBeenCalledWith('q1', { choice: 1 }));
  });

  it('takes words along that were written before the tap', async () => {
    const answer = show(question(['In the centre', 'Beside the fair']));
    fireEvent.click(screen.getByRole('button', { name: /In my own words/ }));
    fireEvent.change(screen.getByRole('textbox'), { target: { value: ' with breakfast ' } });
    fireEvent.click(screen.getByRole('button', { name: 'In the centre' }));
    await waitFor(() => expect(answer).toHaveBeenCalledWith('q1', { choice: 0, text: 'with breakfast' }));
  });

  it('is words alone where there is nothing to choose; nothing at all is not sent', async () => {
    const answer = show(question([]));
    fireEvent.click(screen.getByRole('button', { name: /Answer/ }));
    fireEvent.click(screen.getByRole('button', { name: en['portal.question.send'] }));
    expect(answer).not.toHaveBeenCalled();
    expect(screen.getByText(en['common.required'])).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'The quiet one' } });
    fireEvent.click(screen.getByRole('button', { name: en['portal.question.send'] }));
    await waitFor(() => expect(answer).toHaveBeenCalledWith('q1', { text: 'The quiet one' }));
  });
});
