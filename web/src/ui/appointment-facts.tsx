import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Appointment, AppointmentProposal } from '../api/types';
import styles from './appointment.module.css';

type Shown = Pick<
  Appointment | AppointmentProposal,
  'memberName' | 'guests' | 'place' | 'note' | 'clientName'
>;

interface AppointmentFactsProps {
  of: Shown;
  /** A member wants to know whose it is; a contact knows. */
  client?: boolean;
  task?: { id: string; title: string } | null;
  /** Further ones, as dt and dd. */
  children?: ReactNode;
}

/** With whom, where, about which task, and what is to be known. */
export function AppointmentFacts({ of, client = false, task = null, children }: AppointmentFactsProps) {
  const { memberName, guests, place, note, clientName } = of;
  return (
    <dl className={styles.facts}>
      <dt>
        <FormattedMessage id="appointments.host" />
      </dt>
      <dd>{memberName}</dd>
      <dt>
        <FormattedMessage id="appointments.guests" />
      </dt>
      <dd>
        {guests.map(({ name }) => name).join(', ')}
        {client && <span className="dim"> · {clientName}</span>}
      </dd>
      {place && (
        <>
          <dt>
            <FormattedMessage id={`appointments.place.${place.kind}`} />
          </dt>
          <dd>
            <Place {...place} />
          </dd>
        </>
      )}
      {task && (
        <>
          <dt>
            <FormattedMessage id="appointments.task" />
          </dt>
          <dd>
            <Link to="/tasks/$taskId" params={{ taskId: task.id }}>
              {task.title}
            </Link>
          </dd>
        </>
      )}
      {note && (
        <>
          <dt>
            <FormattedMessage id="appointments.note" />
          </dt>
          <dd className={styles.note}>{note}</dd>
        </>
      )}
      {children}
    </dl>
  );
}

/** A link only where it is the address of a page. */
function Place({ kind, text }: NonNullable<Shown['place']>) {
  if (kind !== 'video' || !/^https?:\/\//.test(text)) return <>{text}</>;
  return (
    <a href={text} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}
