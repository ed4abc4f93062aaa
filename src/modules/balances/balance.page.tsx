import type { ReactElement } from 'react';
import type { MoneyText } from '../../kernel/money.js';
import { Bar, Section, Total } from '../../platform/pages/parts.js';
import { sheet } from '../../platform/pages/sheet.js';
import type { Texts } from '../../platform/i18n/translate.js';
import { BalanceWording } from './balance-wording.js';
import type { BalanceDto, BalanceLineDto } from './balance.dto.js';
import { ConsentForm, type ConsentNotice } from './balance-page.consent.js';

export interface BalancePageProps {
  readonly workspaceName: string;
  readonly clientName: string;
  readonly engagementName: string;
  readonly engagementZone: string;
  /** Zone of the reader, in which moments are told. */
  readonly timeZone: string;
  readonly balance: BalanceDto;
  /** Of the period, each entry once. */
  readonly lines: readonly BalanceLineDto[];
  /** Newest first. */
  readonly earlier: readonly BalanceDto[];
  /** Per hour beyond the balance; null where none is agreed, or shown. */
  readonly rate: MoneyText | null;
  readonly notice: ConsentNotice | null;
  readonly urls: { readonly page: string; readonly consent: string; readonly portal: string };
}

/** As many entries as the page shows one by one; those before them are one line. */
const MOST_LINES = 50;

/** A balance as its reader bookmarks it: no sign-in, no JavaScript, always current. */
export function balancePage(texts: Texts, props: BalancePageProps): string {
  const wording = new BalanceWording(texts, props.balance);
  const title = texts.t('balance.page.title');
  return sheet(
    texts,
    `${title}, ${wording.days}`,
    <>
      <main>
        <header>
          <p className="brand">{props.workspaceName}</p>
          <h1>{title}</h1>
          <p>
            <strong>{props.clientName}</strong>, {props.engagementName}
          </p>
          <p className="q">{wording.days}</p>
        </header>
        <Used wording={wording} />
        {props.balance.consent && (
          <ConsentForm
            wording={wording}
            consent={props.balance.consent}
            rate={props.rate}
            notice={props.notice}
            timeZone={props.timeZone}
            action={props.urls.consent}
          />
        )}
        <Ledger wording={wording} lines={props.lines} />
        <Earlier texts={texts} periods={props.earlier} />
      </main>
      <footer>
        <p>{texts.t('balance.current')}</p>
        <p>{texts.t('report.days-zone', { zone: props.engagementZone })}</p>
        <a href={props.urls.portal}>{texts.t('balance.portal')}</a>
      </footer>
    </>,
  );
}

function Used({ wording }: { wording: BalanceWording }): ReactElement {
  const { share, over, left, used, facts } = wording;
  return (
    <Section title={wording.texts.t('report.balance.title')}>
      <p className="big">{left || used}</p>
      {share !== null && (
        <div className={over ? 'over' : undefined}>
          <Bar share={share} height={12} />
        </div>
      )}
      {left && <p>{used}</p>}
      {facts.map((fact) => (
        <p key={fact} className="q">
          {fact}
        </p>
      ))}
    </Section>
  );
}

function Ledger({
  wording,
  lines,
}: {
  wording: BalanceWording;
  lines: readonly BalanceLineDto[];
}): ReactElement {
  const { t } = wording.texts;
  const worked = lines.filter(({ entryId }) => entryId !== null);
  const hidden = worked.slice(0, Math.max(0, worked.length - MOST_LINES));
  const together = hidden.reduce((sum, { seconds }) => sum + seconds, 0);
  const shown = lines.filter((line) => !hidden.includes(line));
  const sum = lines.at(-1)?.balanceSeconds ?? 0;
  return (
    <Section title={t('balance.lines.title')}>
      {lines.length === 0 && <p className="q">{t('balance.lines.none')}</p>}
      <ul>
        {shown
          .filter(({ entryId }) => entryId === null)
          .map((line, index) => (
            <Line key={index} line={line} wording={wording} />
          ))}
        {hidden.length > 0 && (
          <li className="row">
            <span className="q">
              {t('balance.lines.more', { count: hidden.length, hours: wording.hours(-together) })}
            </span>
            <span className="num">{signed(wording, together)}</span>
          </li>
        )}
        {shown
          .filter(({ entryId }) => entryId !== null)
          .map((line, index) => (
            <Line key={index} line={line} wording={wording} />
          ))}
      </ul>
      {lines.length > 0 && <Total label={t('balance.lines.sum')} values={[signed(wording, sum)]} />}
    </Section>
  );
}

function Line({ line, wording }: { line: BalanceLineDto; wording: BalanceWording }): ReactElement {
  const { texts } = wording;
  const { kind, day, what, memberName, note, lotFrom, expiresOn, entryId } = line;
  const known =
    kind === 'overage_settled' || kind === 'expired' || kind === 'carried_out' ? 'allowance' : kind;
  const name = texts.t(`balance.kind.${known}`, { day: lotFrom ? texts.day(lotFrom) : '' });
  const facts = [
    entryId === null ? '' : texts.day(day, 'short'),
    what && kind !== 'consumption' ? name : '',
    memberName,
    note,
    expiresOn
      ? texts.t('balance.expires', { hours: wording.hours(line.seconds), day: texts.day(expiresOn) })
      : '',
  ];
  return (
    <li className="row">
      <span>{what || name}</span>
      <span className="num">{signed(wording, line.seconds)}</span>
      {facts.some(Boolean) && <span className="q">{facts.filter(Boolean).join(' · ')}</span>}
    </li>
  );
}

function Earlier({ texts, periods }: { texts: Texts; periods: readonly BalanceDto[] }): ReactElement | null {
  if (periods.length === 0) return null;
  return (
    <Section title={texts.t('balance.periods.title')}>
      <ul>
        {periods.map((balance) => {
          const wording = new BalanceWording(texts, balance);
          return (
            <li key={balance.periodStart} className="row">
              <span>{wording.days}</span>
              <span className="num">{signed(wording, balance.leftSeconds ?? 0)}</span>
              <span className="q">
                {wording.used}. {wording.left}.
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function signed(wording: BalanceWording, seconds: number): string {
  return seconds < 0 ? `−${wording.hours(-seconds)}` : wording.hours(seconds);
}
