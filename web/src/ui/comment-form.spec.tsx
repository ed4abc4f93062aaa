import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { comments } from '../api/comments';
import type { Comment } from '../api/types';
import en from '../i18n/en.json';
import { inBrowser, shown } from '../support/shown';
import { CommentForm } from './comment-form';

const people = [
  { id: 'bea', name: 'Bea Conti', contact: false },
  { id: 'giulia', name: 'Giulia Moretti', contact: true },
];

function show(asClient = false) {
  const write = vi.spyOn(comments, 'write').mockResolvedValue({} as Comment);
  shown(<CommentForm taskId="t" people={people} asClient={asClient} />);
  return write;
}

const type = (text: string) => fireEvent.change(screen.getByRole('textbox'), { target: { value: text } });
const chooseClient = () => fireEvent.click(screen.getByRole('radio', { name: en['comment.choose-client'] }));

inBrowser();

describe('a comment', () => {
  it('is internal unless somebody chooses that the client reads it, and says so on the button', async () => {
    const write = show();
    type('Careful with the budget');
    fireEvent.click(screen.getByRole('button', { name: en['comment.send'] }));
    await waitFor(() =>
      expect(write).toHaveBeenCalledWith(expect.objectContaining({ visibility: 'internal' })),
    );
  });

  it('is internal again after one that went to the client', async () => {
    const write = show();
    chooseClient();
    type('The hotel is booked');
    fireEvent.click(screen.getByRole('button', { name: en['comment.send-client'] }));
    await waitFor(() =>
      expect(write).toHaveBeenCalledWith(expect.objectContaining({ visibility: 'client' })),
    );
    await screen.findByRole('button', { name: en['comment.send'] });
    expect(screen.getByRole('textbox').getAttribute('aria-label')).toBe(en['comment.write-internal']);
  });

  it('names a contact only where the client reads it', async () => {
    const write = show();
    type('Ask @Giulia Moretti and @Bea Conti');
    fireEvent.click(screen.getByRole('button', { name: en['comment.send'] }));
    await waitFor(() => expect(write).toHaveBeenCalledWith(expect.objectContaining({ mentions: ['bea'] })));
  });

  it('of a contact is read by both sides, and there is nothing to choose', async () => {
    const write = show(true);
    expect(screen.queryByRole('radio')).toBeNull();
    type('Thank you');
    fireEvent.click(screen.getByRole('button', { name: en['comment.send'] }));
    await waitFor(() =>
      expect(write).toHaveBeenCalledWith(expect.objectContaining({ visibility: 'client' })),
    );
  });

  it('without words is not sent', () => {
    const write = show();
    type('   ');
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter', ctrlKey: true });
    expect(write).not.toHaveBeenCalled();
  });
});
