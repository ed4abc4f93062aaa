import type { ReactElement } from 'react';
import { Section, Total } from '../../../platform/pages/parts.js';
import type { Part } from './report-page.parts.js';
import type { ReportWording, WordedEntry } from './report-wording.js';

export function Entries({ wording, props }: Part): ReactElement {
  const { t } = wording.texts;
  const { entries, late, corrections, total, content } = wording;
  const worked = content.days.filter(({ day }) => content.entries.some((entry) => entry.day === day));
  const amount = wording.billsByLine ? '' : total.amount;
  const asks = !props.readOnly && props.urls.ask !== undefined;
  return (
    <Section title={t('report.entries.title')}>
      {entries.length === 0 && (
        <p className="q">{t('report.entries.none', { coverage: wording.coverage })}</p>
      )}
      {worked.map(({ day }) => (
        <div key={day}>
          <h3>
            {wording.texts.day(day, 'short')} <span className="num">{hoursOf(wording, day)}</span>
          </h3>
          <ol>
            {entries
              .filter((_, index) => content.entries[index]?.day === day)
              .map((entry) => (
                <Entry key={entry.line} entry={entry} wording={wording} asks={asks} />
              ))}
          </ol>
        </div>
      ))}
      {late.length > 0 && (
        <>
          <h3>{t('report.late.title')}</h3>
          <p className="q">{t('report.late.hint')}</p>
          <ol>
            {late.map((entry) => (
              <Entry key={entry.line} entry={entry} wording={wording} asks={asks} day />
            ))}
          </ol>
        </>
      )}
      {corrections.length > 0 && <Corrections wording={wording} />}
      {entries.length + late.length + corrections.length > 0 && (
        <Total label={t('report.total')} values={[total.hours, amount]} />
      )}
    </Section>
  );
}

/** What is billed, where it is not simply each entry at its rate: actual and billed hours side by side. */
export function Billing({ wording }: Part): ReactElement | null {
  const { t } = wording.texts;
  const { lines, total } = wording;
  if (!wording.billsByLine || lines.length === 0) return null;
  return (
    <Section title={t('report.billing.title')}>
      {wording.rounding && <p className="q">{wording.rounding}</p>}
      <table className={total.amount ? 'figures piled' : 'figures'}>
        <thead>
          <tr>
            <th scope="col">{t('report.column.what')}</th>
            <th scope="col">{t('report.column.actual')}</th>
            <th scope="col">{t('report.column.billed')}</th>
            {total.amount && <th scope="col">{t('report.column.amount')}</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={index}>
              <td>
                {line.what}
                <span className="q">{[line.day, line.about].filter(Boolean).join(' · ')}</span>
              </td>
              <td>{line.actual}</td>
              <td>{line.billed}</td>
              {total.amount && <td>{line.amount}</td>}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('report.total')}</th>
            <td>{total.hours}</td>
            <td>{total.billedHours}</td>
            {total.amount && <td>{total.amount}</td>}
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}

function Corrections({ wording }: { wording: ReportWording }): ReactElement {
  const { t } = wording.texts;
  return (
    <>
      <h3>{t('report.corrections.title')}</h3>
      <p className="q">{t('report.corrections.hint')}</p>
      <ul>
        {wording.corrections.map((each, index) => (
          <li key={index} className="row">
            <span>{each.what}</span>
            <span className="num">
              {each.hours}
              {each.amount && <span className="q"> {each.amount}</span>}
            </span>
            <span className="q">{[each.day, each.about].join(' · ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The entries of a day; corrections stand below, with their own sign. */
function hoursOf(wording: ReportWording, day: string): string {
  const entries = wording.content.entries.filter((entry) => entry.day === day);
  return wording.hours(entries.reduce((sum, { seconds }) => sum + seconds, 0));
}

function Entry({
  entry,
  wording,
  asks,
  day = false,
}: {
  entry: WordedEntry;
  wording: ReportWording;
  /** Whether the reader may ask about it. */
  asks: boolean;
  /** Where no heading tells it. */
  day?: boolean;
}): ReactElement {
  const { t } = wording.texts;
  const facts = [day ? entry.day : '', entry.time || t('report.untimed'), entry.who, entry.about].filter(
    Boolean,
  );
  return (
    <li className="line" id={`e${entry.line}`}>
      <span className="q num">{entry.line}</span>
      <span>{entry.what}</span>
      <span className="num">
        {entry.hours}
        {entry.amount && <span className="q"> {entry.amount}</span>}
        {entry.billed && <span className="q"> {t('report.billed', { hours: entry.billed })}</span>}
      </span>
      <span className="q">{facts.join(' · ')}</span>
      {asks && (
        <a
          className="ask"
          href={`?line=${entry.line}#ask`}
          aria-label={t('report.ask.line-named', { line: entry.line })}
        >
          {t('report.ask.line')}
        </a>
      )}
    </li>
  );
}
