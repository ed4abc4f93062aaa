import type { ReactElement } from 'react';
import { localDay } from '../../kernel/time-zone.js';
import type { Texts } from '../../platform/i18n/translate.js';
import { Box, Button, Link, MailLayout, Paragraph, Small, Title } from '../../platform/mail/mail-layout.js';
import { FONT, INK } from '../../platform/mail/mail-style.js';
import type { PlaceKind } from './appointment.rules.js';

/** Facts of the mails about an appointment. */
export interface AppointmentMailProps {
  readonly recipientName: string;
  readonly workspaceName: string;
  readonly title: string;
  readonly hostName: string;
  /** Instants. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** Zone of the reader. */
  readonly timeZone: string;
  readonly place: { readonly kind: PlaceKind; readonly text: string } | null;
  readonly note: string;
  /** Who did it; empty where it does not matter. */
  readonly by: string;
  readonly url: string;
  readonly unsubscribeUrl: string;
}

/** Facts that are made up, for previews and tests. */
export const sampleAppointment: AppointmentMailProps = {
  recipientName: 'Giulia Moretti',
  workspaceName: 'Ferri & Conti',
  title: 'Fair in Bologna: the next steps',
  hostName: 'Anna Ferri',
  startsAt: '2026-11-19T09:00:00Z',
  endsAt: '2026-11-19T09:45:00Z',
  timeZone: 'Europe/Rome',
  place: { kind: 'video', text: 'https://meet.example/ferri-conti' },
  note: 'Please have the two offers at hand.',
  by: 'Anna Ferri',
  url: 'https://affianco.example/r/appointment/v4bJ0kz3hX',
  unsubscribeUrl: 'https://affianco.example/r/notices/v4bJ0kz3hX',
};

/** What a mail says around the facts. */
export interface AppointmentWords {
  readonly title: string;
  readonly opening: string;
  /** On the button that leads to the page; null where there is no page any more. */
  readonly button: string | null;
  /** Under the button, in small print. */
  readonly hints: readonly string[];
  /** Facts in the box, the first one large. */
  readonly facts: readonly string[];
}

/** When it is, on the reader’s clocks: day, and from when to when. */
export function whenLines(
  texts: Texts,
  { startsAt, endsAt, timeZone }: Pick<AppointmentMailProps, 'startsAt' | 'endsAt' | 'timeZone'>,
): string[] {
  const day = localDay(Temporal.Instant.from(startsAt), timeZone).toString();
  const from = texts.time(startsAt, timeZone);
  const to = texts.time(endsAt, timeZone);
  return [texts.day(day, 'long'), texts.t('appointment.time-range', { from, to, zone: zoneName(timeZone) })];
}

/** The usual facts: what, when, with whom, where, and what is to be known. */
export function factLines(texts: Texts, props: AppointmentMailProps): string[] {
  const { title, hostName, place, note } = props;
  return [
    title,
    ...whenLines(texts, props),
    texts.t('appointment.with', { host: hostName }),
    ...(place ? [texts.t(`appointment.place.${place.kind}`, { place: place.text })] : []),
    ...(note === '' ? [] : [note]),
  ];
}

/** `Europe/Rome` as people read it. */
export function zoneName(timeZone: string): string {
  return timeZone.replaceAll('_', ' ');
}

/** The mail as HTML. */
export function appointmentHtml(
  texts: Texts,
  { title, opening, button, hints, facts }: AppointmentWords,
  props: Pick<AppointmentMailProps, 'recipientName' | 'workspaceName' | 'url' | 'unsubscribeUrl'>,
): ReactElement {
  const { t } = texts;
  const [first = '', ...others] = facts;
  const footer = (
    <>
      {t('mail.sent-by', { workspaceName: props.workspaceName })}{' '}
      <Link url={props.unsubscribeUrl}>{t('mail.unsubscribe')}</Link>
    </>
  );
  return (
    <MailLayout language={texts.language} title={title} preheader={opening} footer={footer}>
      <Title>{title}</Title>
      <Paragraph>{t('mail.greeting', { name: props.recipientName })}</Paragraph>
      <Paragraph>{opening}</Paragraph>
      <Box>
        <p className="text" style={{ margin: 0, font: `700 17px/26px ${FONT}`, color: INK.text }}>
          {first}
        </p>
        {others.map((fact) => (
          <p
            key={fact}
            className="text"
            style={{
              margin: '4px 0 0',
              font: `400 16px/24px ${FONT}`,
              color: INK.text,
              whiteSpace: 'pre-line',
            }}
          >
            {fact}
          </p>
        ))}
      </Box>
      {button !== null && <Button url={props.url}>{button}</Button>}
      <div style={{ marginTop: button === null ? 20 : 0 }}>
        {hints.map((hint) => (
          <Small key={hint}>{hint}</Small>
        ))}
        {button !== null && (
          <Small>
            {t('mail.copy-link')} <Link url={props.url}>{props.url}</Link>
          </Small>
        )}
      </div>
    </MailLayout>
  );
}

/** The mail as text. */
export function appointmentText(
  { t }: Texts,
  { opening, button, hints, facts }: AppointmentWords,
  props: Pick<AppointmentMailProps, 'recipientName' | 'workspaceName' | 'url' | 'unsubscribeUrl'>,
): string {
  const blocks = [
    t('mail.greeting', { name: props.recipientName }),
    opening,
    facts.join('\n'),
    ...(button === null ? [] : [`${button}:\n${props.url}`]),
    ...hints,
    `${t('mail.unsubscribe')}:\n${props.unsubscribeUrl}`,
    `-- \n${t('mail.sent-by', { workspaceName: props.workspaceName })}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}
