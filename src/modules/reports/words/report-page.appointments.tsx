import type { ReactElement } from 'react';
import { Section } from '../../../platform/pages/parts.js';
import type { Part } from './report-page.parts.js';
import { attendanceInWords, wordedAppointments } from './report-wording.appointments.js';

/** Sessions of these days, what became of each, and how many were kept. */
export function Appointments({ wording }: Part): ReactElement | null {
  const appointments = wordedAppointments(wording);
  if (appointments.length === 0) return null;
  const rate = attendanceInWords(wording);
  return (
    <Section title={wording.texts.t('report.appointments.title')}>
      {rate && <p>{rate}</p>}
      <ul>
        {appointments.map(({ id, title, when, host, attendance, notes }) => (
          <li key={id}>
            <strong>{title}</strong>
            <p className="q">{[when, host].join(' · ')}</p>
            <p>{[attendance, ...notes].join(' · ')}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
