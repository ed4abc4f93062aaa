import type { ReactElement } from 'react';
import type { Texts } from '../../platform/i18n/translate.js';
import { Meter } from '../../platform/mail/mail-figures.js';
import { Box, Button, Link, MailLayout, Paragraph, Small, Title } from '../../platform/mail/mail-layout.js';
import { defineMail } from '../../platform/mail/render.js';
import { BalanceWording } from './balance-wording.js';
import type { BalanceDto } from './balance.dto.js';
import { sampleBalance } from './balance.sample.js';

export interface BalanceAlertProps {
  readonly recipientName: string;
  readonly workspaceName: string;
  readonly clientName: string;
  readonly engagementName: string;
  readonly threshold: 80 | 100;
  /** Whom it is for: the client, or those who work. */
  readonly side: 'client' | 'practice';
  readonly balance: BalanceDto;
  readonly url: string;
  /** The page of a link, which opens without sign-in. */
  readonly open: boolean;
}

/** Tells both sides that most, or all, of a period's hours are used. */
export const balanceAlertMail = defineMail<BalanceAlertProps>({
  kind: 'balance.alert',
  sample: {
    recipientName: 'James Carter',
    workspaceName: 'Ferri & Conti',
    clientName: 'Brightwater Ltd',
    engagementName: 'Office',
    threshold: 80,
    side: 'client',
    balance: sampleBalance,
    url: 'https://affianco.example/r/balance/v4bJ0kz3hX',
    open: true,
  },
  subject,
  html: (texts, props) => html(texts, props),
  text: (texts, props) => text(texts, props),
});

function subject(texts: Texts, { threshold, balance, side, clientName }: BalanceAlertProps): string {
  const { days } = new BalanceWording(texts, balance);
  const title =
    threshold === 100
      ? texts.t('balance.alert.subject-100', { days })
      : texts.t('balance.alert.subject-80', { days, percent: `80\u00a0%` });
  return side === 'practice' ? `${clientName}: ${title}` : title;
}

function html(texts: Texts, props: BalanceAlertProps): ReactElement {
  const wording = new BalanceWording(texts, props.balance);
  const title = subject(texts, props);
  const { first, facts, note } = said(texts, props);
  return (
    <MailLayout
      language={texts.language}
      title={title}
      preheader={`${wording.used}. ${wording.left}.`}
      footer={texts.t('mail.sent-by', { workspaceName: props.workspaceName })}
    >
      <Title>{title}</Title>
      <Paragraph>
        {texts.t('mail.greeting', { name: props.recipientName })}
        {'\n'}
        {first}
      </Paragraph>
      <Box>
        <Paragraph>
          <strong>{wording.used}</strong>
        </Paragraph>
        {wording.share !== null && <Meter share={wording.share} over={wording.over} />}
        <Small>{wording.left}</Small>
      </Box>
      <div style={{ height: 16 }} />
      {facts.map((fact) => (
        <Paragraph key={fact}>{fact}</Paragraph>
      ))}
      <Button url={props.url}>{texts.t('balance.mail.open')}</Button>
      {note && <Small>{note}</Small>}
      <Small>
        {texts.t('mail.copy-link')} <Link url={props.url}>{props.url}</Link>
      </Small>
    </MailLayout>
  );
}

function text(texts: Texts, props: BalanceAlertProps): string {
  const { first, facts, note } = said(texts, props);
  const blocks = [
    texts.t('mail.greeting', { name: props.recipientName }),
    first,
    ...facts,
    `${texts.t('balance.mail.open')}:\n${props.url}`,
    note,
    `-- \n${texts.t('mail.sent-by', { workspaceName: props.workspaceName })}`,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

/** What HTML and text both say. */
function said(texts: Texts, props: BalanceAlertProps): { first: string; facts: string[]; note: string } {
  const { side, threshold, clientName, engagementName, balance, open } = props;
  const wording = new BalanceWording(texts, balance);
  const { used, left } = wording;
  const note = open ? texts.t('balance.mail.link') : '';
  if (side === 'client')
    return { first: texts.t('balance.alert.client', { used, left }), facts: wording.facts, note };
  const first = texts.t('balance.alert.practice', { clientName, engagementName, used, left });
  if (threshold === 80 || balance.mode === 'allow') return { first, facts: [], note };
  return {
    first,
    facts: [texts.t(balance.mode === 'ask' ? 'balance.alert.asked' : 'balance.alert.stopped')],
    note,
  };
}
