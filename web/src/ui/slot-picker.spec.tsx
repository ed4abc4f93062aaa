import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { inBrowser, shown } from '../support/shown';
import { SlotPicker } from './slot-picker';

const at = (day: number, hour: number) => ({
  startsAt: `2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`,
});

function show(slots: { startsAt: string }[], zone = 'Europe/Rome') {
  const onChange = vi.fn();
  shown(<SlotPicker slots={slots} zone={zone} value={null} onChange={onChange} />);
  return onChange;
}

inBrowser();

describe('free times to choose from', () => {
  it('stand by day on the clocks of the reader, and one is chosen', () => {
    const onChange = show([at(17, 9), at(17, 23), at(18, 9)]);
    const days = screen.getAllByRole('group');
    expect(days).toHaveLength(2);
    expect(days[1]?.querySelectorAll('input')).toHaveLength(2);
    fireEvent.click(screen.getByRole('radio', { name: '00:00' }));
    expect(onChange).toHaveBeenCalledWith('2026-11-17T23:00:00Z');
  });

  it('are one group for the keyboard, however many days', () => {
    show([at(17, 9), at(18, 9)]);
    const names = screen.getAllByRole<HTMLInputElement>('radio').map(({ name }) => name);
    expect(new Set(names).size).toBe(1);
  });

  it('show later days on demand', () => {
    show([16, 17, 18, 19, 20, 23, 24].map((day) => at(day, 9)));
    expect(screen.getAllByRole('group')).toHaveLength(5);
    fireEvent.click(screen.getByRole('button', { name: '2 more days' }));
    expect(screen.getAllByRole('group')).toHaveLength(7);
  });
});
