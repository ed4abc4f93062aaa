import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { appointments } from '../../api/appointments';
import type { Appointment } from '../../api/types';
import en from '../../i18n/en.json';
import { inBrowser, shown } from '../../support/shown';
import { EditForm } from './edit-form';

const appointment = {
  ...{ id: 'a1', engagementId: 'e1', clientId: 'c1', title: 'Plan', note: '', place: null, version: 3 },
  guests: [{ id: 'k1', name: 'Giulia' }],
} as unknown as Appointment;
const said = { title: 'Plan', note: '', place: null, contactIds: ['k1'] };

inBrowser();

describe('an appointment that is edited', () => {
  beforeEach(() => {
    vi.spyOn(appointments, 'edit').mockResolvedValue(appointment);
    shown(<EditForm appointment={appointment} onClose={vi.fn()} />);
  });
  const save = () => fireEvent.click(screen.getByRole('button', { name: en['common.save'] }));

  it('leaves it to the product whom to tell: who is put in or taken out hears of it', async () => {
    save();
    await waitFor(() => expect(appointments.edit).toHaveBeenCalledWith('a1', said, 3));
    expect(screen.getByText(en['appointments.tell-edit-hint'])).toBeTruthy();
  });

  it('is told to all of its guests where that is wished', async () => {
    fireEvent.click(screen.getByLabelText(en['appointments.tell']));
    save();
    await waitFor(() => expect(appointments.edit).toHaveBeenCalledWith('a1', { ...said, tell: true }, 3));
  });
});
