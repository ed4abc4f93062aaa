import type { ReactElement } from 'react';
import { Bar, Section, Total, type Part } from './report-page.parts.js';
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

export function Hours({ wording, props }: Part): ReactElement {
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
      {props.content.totals.seconds > 0 && (
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

export function Entries({ wording, props }: Part): ReactElement {
  const { t } = wording.texts;
  const { entries, total } = wording;
  const worked = props.content.days.filter(({ day }) =>
    props.content.entries.some((entry) => entry.day === day),
  );
  return (
    <Section title={t('report.entries.title')}>
      {entries.length === 0 && <p className="q">{t('report.entries.none')}</p>}
      {worked.map(({ day, seconds }) => (
        <div key={day}>
          <h3>
            {wording.texts.day(day, 'short')} <span className="num">{wording.hours(seconds)}</span>
          </h3>
          <ol>
            {entries
              .filter((_, index) => props.content.entries[index]?.day === day)
              .map((entry) => (
                <Entry key={entry.line} entry={entry} wording={wording} />
              ))}
          </ol>
        </div>
      ))}
      {entries.length > 0 && <Total label={t('report.total')} values={[total.hours, total.amount]} />}
    </Section>
  );
}

function Entry({ entry, wording }: { entry: WordedEntry; wording: ReportWording }): ReactElement {
  const { t } = wording.texts;
  const facts = [entry.time || t('report.untimed'), entry.who, entry.about].filter(Boolean);
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
