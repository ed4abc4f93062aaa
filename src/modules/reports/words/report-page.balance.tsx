import type { ReactElement } from 'react';
import { Bar, Section } from '../../../platform/pages/parts.js';
import type { Part } from './report-page.parts.js';
import {
  valueInWords,
  waitedInWords,
  wordedLedger,
  wordedPeriods,
  wordedQuestions,
} from './report-wording.facts.js';

/** Questions of these days, and how long each side waited. */
export function Turns({ wording }: Part): ReactElement | null {
  const questions = wordedQuestions(wording);
  const waited = waitedInWords(wording);
  if (questions.length === 0 && waited === '') return null;
  return (
    <Section title={wording.texts.t('report.turns.title')}>
      {waited && <p>{waited}</p>}
      <ul>
        {questions.map((question, index) => (
          <li key={index}>
            <strong>{question.task}</strong>
            <p className="text">{question.text}</p>
            <p className="q">{[question.asked, question.answered].join(' · ')}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Ledger({ wording }: Part): ReactElement | null {
  const { t } = wording.texts;
  const lines = wordedLedger(wording);
  if (lines.length === 0) return null;
  return (
    <Section title={t('report.ledger.title')}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t('report.column.day')}</th>
            <th scope="col">{t('report.column.hours')}</th>
            <th scope="col">{t('report.column.left')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={index}>
              <td>
                {line.what}
                <span className="q">{line.day}</span>
              </td>
              <td>{line.hours}</td>
              <td>{line.left}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** This period beside the four before it. */
export function Before({ wording }: Part): ReactElement | null {
  const { t } = wording.texts;
  const periods = wordedPeriods(wording);
  if (periods.length === 0) return null;
  return (
    <Section title={t('report.before.title')}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t('report.column.period')}</th>
            <th scope="col">{t('report.column.actual')}</th>
            <th scope="col">{t('report.column.billed')}</th>
          </tr>
        </thead>
        <tbody>
          {periods.map(({ days, hours, billed, share, now }) => (
            <tr key={days}>
              <td>
                {now ? <strong>{days}</strong> : days}
                <Bar share={share} height={8} />
              </td>
              <td>{hours}</td>
              <td>{billed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

export function Chart({ wording }: Part): ReactElement | null {
  if (wording.content.totals.seconds <= 0) return null;
  return (
    <Section title={wording.barsTitle}>
      <div className="days" role="img" aria-label={wording.barsInWords}>
        {wording.bars.map((bar) => [
          <span key={bar.label}>{bar.label}</span>,
          <Bar key={`${bar.label} bar`} share={bar.share} height={10} />,
          <span key={`${bar.label} hours`} className="num">
            {bar.hours}
          </span>,
        ])}
      </div>
    </Section>
  );
}

/** How a report closes: what it came to, and what comes next. */
export function Value({ wording }: Part): ReactElement {
  return (
    <Section title={wording.texts.t('report.value.title')}>
      {valueInWords(wording).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Section>
  );
}
