import type { ReactElement } from 'react';
import { Section } from '../../platform/pages/parts.js';
import { sheet } from '../../platform/pages/sheet.js';
import type { Texts } from '../../platform/i18n/translate.js';
import { whenLines } from './appointment-letter.js';
import type { AppointmentPageProps } from './appointment-page.props.js';
import { SlotsForm } from './appointment-page.slots.js';
import { UsefulForm } from './appointment-page.useful.js';

type Props = AppointmentPageProps & { readonly texts: Texts };

/** A guest’s page: choose a time, move or cancel it, say how useful it was. Only its POSTs change anything. */
export function appointmentPage(texts: Texts, props: AppointmentPageProps): string {
  const { workspaceName, title } = props;
  return sheet(
    texts,
    title,
    <main>
      <header>
        <p className="brand">{workspaceName}</p>
        <h1>{title}</h1>
        <p className="q">{texts.t('appointment.with', { host: props.hostName })}</p>
      </header>
      <Notice {...props} texts={texts} />
      {props.appointment ? <Booked {...props} texts={texts} /> : <Proposed {...props} texts={texts} />}
    </main>,
  );
}

function Notice({ texts, notice, askUseful }: Props): ReactElement | null {
  if (notice === null || (askUseful && usefulNotice(notice) !== null)) return null;
  const good = ['booked', 'moved', 'cancelled', 'useful'].includes(notice);
  return (
    <p role={good ? 'status' : 'alert'}>
      <strong>{texts.t(`appointment.page.done.${notice}`)}</strong>
    </p>
  );
}

/** Said beside the question itself, where it is asked. */
function usefulNotice(notice: Props['notice']): 'thanks' | 'missing' | null {
  if (notice === 'useful') return 'thanks';
  return notice === 'missing' ? 'missing' : null;
}

function Proposed(props: Props): ReactElement {
  const { texts, proposal, slots, minutes, timeZone, action } = props;
  const { t } = texts;
  if (proposal !== 'open' || slots === null)
    return (
      <Section title={t('appointment.page.closed')} first>
        <p>{t('appointment.page.closed-text', { workspaceName: props.workspaceName })}</p>
      </Section>
    );
  return (
    <>
      <About {...props} />
      <Section title={t('appointment.page.choose', { minutes })} first>
        {slots.length === 0 ? (
          <p>{t('appointment.page.none', { workspaceName: props.workspaceName })}</p>
        ) : (
          <SlotsForm
            {...{ texts, slots, timeZone }}
            action={`${action}/book`}
            button={t('appointment.page.book')}
          />
        )}
      </Section>
    </>
  );
}

/** Where it takes place and what is to be known, where something was said. */
function About({ texts, place, note }: Props): ReactElement | null {
  if (!place && note === '') return null;
  return (
    <Section title={texts.t('appointment.page.about')}>
      {place && <Place texts={texts} place={place} />}
      {note !== '' && <p className="text">{note}</p>}
    </Section>
  );
}

function Place({ texts, place }: { texts: Texts; place: NonNullable<Props['place']> }): ReactElement {
  const link = place.kind === 'video' && /^https?:\/\//.test(place.text);
  if (link)
    return (
      <p>
        <a href={place.text} rel="noopener noreferrer">
          {texts.t('appointment.place.video', { place: place.text })}
        </a>
      </p>
    );
  return <p>{texts.t(`appointment.place.${place.kind}`, { place: place.text })}</p>;
}

function Booked(props: Props): ReactElement | null {
  const { texts, appointment, timeZone, action, begun, askUseful, notice } = props;
  if (!appointment) return null;
  const { t } = texts;
  const [day, time] = whenLines(texts, { ...appointment, timeZone });
  const cancelled = appointment.state === 'cancelled';
  return (
    <>
      <Section title={t(cancelled ? 'appointment.page.was-cancelled' : 'appointment.page.when')} first>
        <p className="big">{day}</p>
        <p>{time}</p>
        {cancelled && <CancelledBy {...props} />}
        {!cancelled && !begun && (
          <div className="actions">
            <a className="button plain" href={`${action}/appointment.ics`}>
              {t('appointment.page.calendar')}
            </a>
            {appointment.can.move && (
              <a className="button plain" href={`${action}?wish=move#move`}>
                {t('appointment.page.move')}
              </a>
            )}
            {appointment.can.cancel && (
              <a className="button plain" href={`${action}?wish=cancel#cancel`}>
                {t('appointment.page.cancel')}
              </a>
            )}
          </div>
        )}
        {!begun && appointment.can.cancel && !appointment.can.move && notice !== 'too-late' && (
          <p className="q">{t('appointment.page.done.too-late')}</p>
        )}
      </Section>
      <Moving {...props} />
      <Cancelling {...props} />
      {!cancelled && <About {...props} />}
      {askUseful && (
        <UsefulForm
          texts={texts}
          action={`${action}/useful`}
          useful={appointment.useful}
          chosen={props.chosenUseful}
          wanted={appointment.wanted}
          notice={usefulNotice(props.notice)}
        />
      )}
    </>
  );
}

function CancelledBy({ texts, appointment }: Props): ReactElement {
  const { cancelledByName, cancelReason } = appointment as NonNullable<Props['appointment']>;
  return (
    <>
      <p>{texts.t('appointment.page.cancelled-by', { name: cancelledByName ?? '' })}</p>
      {cancelReason && <blockquote className="text">{cancelReason}</blockquote>}
    </>
  );
}

function Moving({ texts, wish, slots, timeZone, action, appointment, workspaceName }: Props) {
  if (wish !== 'move' || !appointment?.can.move) return null;
  const { t } = texts;
  return (
    <Section id="move" title={t('appointment.page.move-title')}>
      {!slots || slots.length === 0 ? (
        <p>{t('appointment.page.none', { workspaceName })}</p>
      ) : (
        <SlotsForm
          {...{ texts, slots, timeZone }}
          action={`${action}/move`}
          button={t('appointment.page.move')}
        />
      )}
    </Section>
  );
}

function Cancelling({ texts, wish, action, appointment }: Props): ReactElement | null {
  if (wish !== 'cancel' || !appointment?.can.cancel) return null;
  const { t } = texts;
  return (
    <Section id="cancel" title={t('appointment.page.cancel-title')}>
      <form method="post" action={`${action}/cancel`}>
        <label htmlFor="reason">{t('appointment.page.reason')}</label>
        <textarea id="reason" name="reason" maxLength={1000} />
        {!appointment.can.move && <p className="q">{t('appointment.page.late')}</p>}
        <div className="actions">
          <button className="button">{t('appointment.page.cancel-button')}</button>
          <a className="button plain" href={action}>
            {t('appointment.page.keep')}
          </a>
        </div>
      </form>
    </Section>
  );
}
