import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import en from '../i18n/en.json';
import { inBrowser, shown } from '../support/shown';
import { WordsForm } from './words-form';

function show(required: boolean, onSend = vi.fn<(text: string) => Promise<void>>().mockResolvedValue()) {
  const onClose = vi.fn();
  const act = { required, onSend, onClose };
  shown(<WordsForm inPage label="Why?" longest={500} send="report.hold" {...act} />);
  return { onSend, onClose };
}
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const send = () => fireEvent.click(screen.getByRole('button', { name: en['report.hold'] }));

inBrowser();

describe('a few words that something is done with', () => {
  it('are sent once, without the spaces around them', async () => {
    const { onSend } = show(true);
    fireEvent.change(field(), { target: { value: ' On holiday ' } });
    send();
    send();
    await waitFor(() => expect(onSend.mock.calls).toEqual([['On holiday']]));
  });

  it('are asked for where nothing is done without them', () => {
    const { onSend } = show(true);
    send();
    expect(screen.getByText(en['common.required'])).toBeTruthy();
    expect(onSend).not.toHaveBeenCalled();
  });

  it('may be left out elsewhere', async () => {
    const { onSend } = show(false);
    send();
    await waitFor(() => expect(onSend).toHaveBeenCalledWith(''));
  });

  it('stay when they are refused, with the reason; Escape leaves', async () => {
    const { onClose } = show(false, vi.fn().mockRejectedValue(new Error('offline')));
    fireEvent.change(field(), { target: { value: 'On holiday' } });
    send();
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(en['problem.unexpected']));
    expect(field().value).toBe('On holiday');
    fireEvent.keyDown(field(), { key: 'Escape' });
    expect(onClose).toHaveBeenCalled();
  });
});
