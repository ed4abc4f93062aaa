import type { ReactElement } from 'react';
import { Bar, Section, Total } from '../../platform/pages/parts.js';
import type { Part } from './report-page.parts.js';
import type { ReportWording, WordedEntry } from './report-wording.js';

export function Waits({ wording, props }: Part): ReactElement {
  const { t } = wording.texts;
  const { waits } = wording;
  if (waits.length === 0) {
    return (
      <Section title={t('report.waits.title')}>
        <p className="q">{t('report.waits.none')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('report.waits.title')} first>
      <ul>
        {waits.map((wait, index) => (
          <li key={index}>
            <strong>{wait.title}</strong>
            <p className="q">
              {wait.kind}, {wait.since}
            </p>
            {wait.note && <p className="text">{wait.note}</p>}
            <a className="decide" href={props.urls.task(wait.taskId)}>
              {t('report.waits.decide')}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Hours({ wording }: Part): ReactElement {
  const { texts, balance } = wording;
  return (
    <Section title={texts.t('report.balance.title')}>
      <p className="big">{wording.worked}</p>
      <p className="q">{wording.total.billable}</p>
      {balance?.share != null && (
        <div className={balance.over ? 'over' : undefined}>
          <Bar share={balance.share} height={12} />
        </div>
      )}
      {balance && <p>{balance.sentence}</p>}
      {balance?.notes.map((note) => (
        <p key={note} className="q">
          {note}
        </p>
      ))}
      {wording.content.totals.seconds > 0 && (
        <div className="days" role="img" aria-label={wording.barsInWords}>
          {wording.bars.map((bar) => [
            <span key={bar.label}>{bar.label}</span>,
            <Bar key={`${bar.label} bar`} share={bar.share} height={10} />,
            <span key={`${bar.label} hours`} className="num">
              {bar.hours}
            </span>,
          ])}
        </div>
      )}
    </Section>
  );
}

export function Done({ wording, props }: Part): ReactElement {
  const { t } = wording.texts;
  const { tasks, services, total } = wording;
  return (
    <Section title={t('report.done.title')}>
      {props.content.word && <blockquote className="text">{props.content.word}</blockquote>}
      {tasks.length === 0 && <p className="q">{t('report.done.none')}</p>}
      <ul>
        {tasks.map((task, index) => (
          <li key={index} className="row">
            <span>{task.title}</span>
            <span className="num">{task.hours}</span>
            <span className="q">{[task.status, task.delivered].filter(Boolean).join(', ')}</span>
          </li>
        ))}
      </ul>
      {tasks.length > 0 && <Total label={t('report.total')} values={[total.hours]} />}
      {services.length > 1 && (
        <details>
          <summary>{t('report.services.title')}</summary>
          <ul>
            {services.map((service) => (
              <li key={service.name} className="row">
                <span>{service.name}</span>
                <span className="num">{service.hours}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

export function Documents({ wording, props }: Part): ReactElement {
  const { t } = wording.texts;
  return (
    <Section title={t('report.documents.title')}>
      {wording.documents.length === 0 && <p className="q">{t('report.documents.none')}</p>}
      <ul>
        {wording.documents.map((document) => (
          <li key={`${document.id} ${document.number}`}>
            <strong>{document.title}</strong>
            <p className="q">
              {[document.version, document.task, document.day, document.size].filter(Boolean).join(' · ')}
            </p>
            <a className="file" href={props.urls.file(document.id, document.number)}>
              {t('report.file', { fileName: document.fileName })}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Entries({ wording }: Part): ReactElement {
  const { t } = wording.texts;
  const { entries, late, corrections, total, content } = wording;
  const worked = content.days.filter(({ day }) => content.entries.some((entry) => entry.day === day));
  const amount = wording.billsByLine ? '' : total.amount;
  return (
    <Section title={t('report.entries.title')}>
      {entries.length === 0 && <p className="q">{t('report.entries.none')}</p>}
      {worked.map(({ day }) => (
        <div key={day}>
          <h3>
            {wording.texts.day(day, 'short')} <span className="num">{hoursOf(wording, day)}</span>
          </h3>
          <ol>
            {entries
              .filter((_, index) => content.entries[index]?.day === day)
              .map((entry) => (
                <Entry key={entry.line} entry={entry} wording={wording} />
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
              <Entry key={entry.line} entry={entry} wording={wording} day />
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
      <table className="figures">
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
  day = false,
}: {
  entry: WordedEntry;
  wording: ReportWording;
  /** Where no heading tells it. */
  day?: boolean;
}): ReactElement {
  const { t } = wording.texts;
  const facts = [day ? entry.day : '', entry.time || t('report.untimed'), entry.who, entry.about].filter(
    Boolean,
  );
  return (
    <li className="line">
      <span className="q num">{entry.line}</span>
      <span>{entry.what}</span>
      <span className="num">
        {entry.hours}
        {entry.amount && <span className="q"> {entry.amount}</span>}
      </span>
      <span className="q">{facts.join(' · ')}</span>
      <a
        className="ask"
        href={`?line=${entry.line}#ask`}
        aria-label={t('report.ask.line-named', { line: entry.line })}
      >
        {t('report.ask.line')}
      </a>
    </li>
  );
}
