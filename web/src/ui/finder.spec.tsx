import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Finder, matching, type Finding } from './finder';

const findings: Finding[] = [
  { id: '1', title: 'Inbox zero', note: 'Harper & Cole' },
  { id: '2', title: 'Facturas', note: 'Talleres Núñez' },
  { id: '3', title: 'Inbox', note: 'Studio Bianchi' },
];

afterEach(cleanup);

function show(onPick = vi.fn()) {
  render(<Finder label="Work" placeholder="" nothing="Nothing" findings={findings} onPick={onPick} />);
  return { field: screen.getByRole('combobox'), onPick };
}

describe('finding', () => {
  it('takes all words in any order, without accents', () => {
    expect(matching(findings, 'nunez fact').map(({ id }) => id)).toEqual(['2']);
    expect(matching(findings, 'inbox')).toHaveLength(2);
    expect(matching(findings, '')).toHaveLength(3);
  });

  it('the keyboard alone finds and takes', () => {
    const { field, onPick } = show();
    fireEvent.change(field, { target: { value: 'inbox' } });
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    expect(screen.getAllByRole('option')[1]?.getAttribute('aria-selected')).toBe('true');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(onPick).toHaveBeenCalledWith(findings[2]);
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('Escape leaves and takes nothing', () => {
    const { field, onPick } = show();
    fireEvent.change(field, { target: { value: 'inbox' } });
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(onPick).not.toHaveBeenCalled();
    expect(screen.queryByRole('listbox')).toBeNull();
  });
});
