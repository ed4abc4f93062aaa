import { QueryClient } from '@tanstack/react-query';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { attendance } from '../../api/attendance';
import type { Appointment, Attendance } from '../../api/types';
import * as session from '../../api/use-session';
import en from '../../i18n/en.json';
import { inBrowser, shown } from '../../support/shown';
import { AttendanceCard } from './attendance-card';

const appointment = { id: 'a1', state: 'booked' } as Appointment;
const open: Attendance = {
  ...{ appointmentId: 'a1', attendance: null, at: null, byName: null, version: 1 },
  ...{ chargeableMinutes: null, charge: null, followUp: null, can: { note: true, charge: false } },
};

function show(noted: Attendance, of = appointment) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  queries.setQueryData(attendance.of('a1').queryKey, noted);
  return { ...shown(<AttendanceCard appointment={of} />, queries), queries };
}
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });

inBrowser();

describe('attendance', () => {
  beforeEach(() => {
    vi.spyOn(session, 'useSession').mockReturnValue({
      ...{ person: { timeZone: 'Europe/Rome' }, seat: { role: 'assistant' } },
    } as never);
  });

  it('is noted by one tap', async () => {
    const note = vi.spyOn(attendance, 'note').mockResolvedValue(open);
    show(open);
    fireEvent.click(button(en['appointments.attendance.no_show_client']));
    await waitFor(() => expect(note).toHaveBeenCalledWith('a1', 'no_show_client'));
  });

  it('is of a cancelled one only whether that was in time', () => {
    const cancelled = { ...appointment, state: 'cancelled' } as Appointment;
    show({ ...open, attendance: 'cancelled_late', at: '2026-11-19T14:00:00Z', byName: 'Giulia' }, cancelled);
    expect(button(en['appointments.attendance.cancelled_late']).getAttribute('aria-pressed')).toBe('true');
    expect(screen.queryByRole('button', { name: en['appointments.attendance.attended'] })).toBeNull();
    expect(screen.queryByRole('button', { name: en['attendance.take-back'] })).toBeNull();
  });

  it('is charged under one id, and only where the agreement says so', async () => {
    const charge = vi.spyOn(attendance, 'charge').mockResolvedValue(open);
    const missed = { attendance: 'no_show_client', at: '2026-11-19T14:20:00Z', byName: 'Anna' } as const;
    show({ ...open, ...missed, chargeableMinutes: 45, can: { note: true, charge: true } });
    expect(screen.getByText(/0:45 h/)).toBeTruthy();
    fireEvent.click(button(en['attendance.charge']));
    await waitFor(() => expect(charge).toHaveBeenCalledWith('a1', expect.stringMatching(/^[0-9a-f-]{36}$/)));
  });

  it('is charged under another id after the first entry was deleted', async () => {
    const charge = vi.spyOn(attendance, 'charge').mockResolvedValue(open);
    const missed = { attendance: 'no_show_client', at: '2026-11-19T14:20:00Z', byName: 'Anna' } as const;
    const due = { ...open, ...missed, chargeableMinutes: 45, can: { note: true, charge: true } };
    const { queries } = show(due);
    const press = async (times: number) => {
      fireEvent.click(await screen.findByRole('button', { name: en['attendance.charge'] }));
      await waitFor(() => expect(charge).toHaveBeenCalledTimes(times));
    };
    await press(1);
    const made = { ...due, charge: { entryId: 'e1', seconds: 2700 }, can: { note: false, charge: false } };
    queries.setQueryData(attendance.of('a1').queryKey, made);
    await screen.findByText(/Charged as agreed: 0:45 h/);
    queries.setQueryData(attendance.of('a1').queryKey, due);
    await press(2);
    const [first, second] = charge.mock.calls.map(([, id]) => id);
    expect(second).not.toBe(first);
  });

  it('is not there before a session has begun', () => {
    const { container } = show({ ...open, can: { note: false, charge: false } });
    expect(container.querySelector('h2')).toBeNull();
  });
});
