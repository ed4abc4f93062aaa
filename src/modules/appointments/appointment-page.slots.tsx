import type { ReactElement } from 'react';
import { localDay } from '../../kernel/time-zone.js';
import type { Texts } from '../../platform/i18n/translate.js';
import { zoneName } from './appointment-letter.js';
import type { AppointmentPageProps } from './appointment-page.props.js';

/** More days than these stand behind a second tap, so that the page stays short. */
const FIRST_DAYS = 7;

/** Free times by day on the reader’s clocks; one is chosen, and only the button books it. */
export function SlotsForm({
  texts,
  slots,
  timeZone,
  action,
  button,
}: {
  texts: Texts;
  slots: NonNullable<AppointmentPageProps['slots']>;
  timeZone: string;
  action: string;
  button: string;
}): ReactElement {
  const { t } = texts;
  const days = [...Map.groupBy(slots, (slot) => dayOf(slot.startsAt, timeZone))];
  const shown = days.slice(0, FIRST_DAYS);
  const later = days.slice(FIRST_DAYS);
  return (
    <form method="post" action={action}>
      <p className="q">{t('appointment.zone', { zone: zoneName(timeZone) })}</p>
      {shown.map(([day, times]) => (
        <Day key={day} texts={texts} day={day} times={times} timeZone={timeZone} />
      ))}
      {later.length > 0 && (
        <details>
          <summary>{t('appointment.page.later')}</summary>
          {later.map(([day, times]) => (
            <Day key={day} texts={texts} day={day} times={times} timeZone={timeZone} />
          ))}
        </details>
      )}
      <div className="actions">
        <button className="button">{button}</button>
      </div>
    </form>
  );
}

function Day(props: {
  texts: Texts;
  day: string;
  times: NonNullable<AppointmentPageProps['slots']>;
  timeZone: string;
}): ReactElement {
  const { texts, day, times, timeZone } = props;
  return (
    <fieldset>
      <legend>{texts.day(day, 'long')}</legend>
      <div className="times">
        {times.map(({ startsAt }) => (
          <label key={startsAt} className="choice">
            <input type="radio" name="slot" value={startsAt} required />{' '}
            <span>{texts.time(startsAt, timeZone)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function dayOf(instant: string, timeZone: string): string {
  return localDay(Temporal.Instant.from(instant), timeZone).toString();
}
