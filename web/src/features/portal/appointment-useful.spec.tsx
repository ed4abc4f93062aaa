import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { attendance } from '../../api/attendance';
import type { Appointment } from '../../api/types';
import en from '../../i18n/en.json';
import { inBrowser, shown } from '../../support/shown';
import { AppointmentUseful } from './appointment-useful';

const over = {
  ...{ id: 'a1', title: 'Plan', useful: null, wanted: '' },
  can: { edit: false, move: false, cancel: false, answer: true },
} as unknown as Appointment;

function show(appointment: Appointment) {
  const answer = vi.spyOn(attendance, 'answer').mockResolvedValue(appointment);
  return { answer, ...shown(<AppointmentUseful appointment={appointment} />) };
}
const send = () => fireEvent.click(screen.getByRole('button', { name: en['attendance.useful-send'] }));

inBrowser();

describe('was it useful', () => {
  it('is three choices and what one would have wanted, of which one choice is needed', async () => {
    const { answer } = show(over);
    send();
    expect(answer).not.toHaveBeenCalled();
    expect(screen.getByText(en['attendance.useful-missing'])).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: en['appointments.useful.partly'] }));
    fireEvent.change(screen.getByRole('textbox'), { target: { value: ' More time. ' } });
    send();
    await waitFor(() =>
      expect(answer).toHaveBeenCalledWith('a1', { useful: 'partly', wanted: 'More time.' }),
    );
  });

  it('shows what was said, and lets it be changed while it may be', () => {
    show({ ...over, useful: 'yes', wanted: 'A summary' });
    expect(screen.getByText('A summary')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: en['attendance.useful-change'] }));
    expect(screen.getByDisplayValue('A summary')).toBeTruthy();
  });

  it('shows another guest’s answer as an answer, not as one’s own', () => {
    show({ ...over, useful: 'no', can: { ...over.can, answer: false } } as Appointment);
    expect(screen.getByRole('heading', { name: en['appointments.useful'] })).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is not asked where it cannot be answered', () => {
    const { container } = show({ ...over, can: { ...over.can, answer: false } } as Appointment);
    expect(container.querySelector('section')).toBeNull();
  });
});
