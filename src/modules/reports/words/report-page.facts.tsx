import type { ReactElement } from 'react';
import { Bar, Section, Total } from '../../../platform/pages/parts.js';
import type { Part } from './report-page.parts.js';

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
            {props.urls.task && !props.readOnly && (
              <a className="decide" href={props.urls.task(wait.taskId)}>
                {t('report.waits.decide')}
              </a>
            )}
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
      <p className="q">{wording.total.inShort}</p>
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
    </Section>
  );
}

/** What the assistant says to all of it. */
export function Word({ wording }: Part): ReactElement | null {
  const { word } = wording.content;
  if (!word) return null;
  return (
    <Section title={wording.texts.t('report.word.title', { names: wording.authors })}>
      <p className="text">{word}</p>
    </Section>
  );
}

export function Done({ wording }: Part): ReactElement {
  const { t } = wording.texts;
  const { tasks, services, total } = wording;
  return (
    <Section title={t('report.done.title')}>
      {tasks.length === 0 && <p className="q">{t('report.done.none', { coverage: wording.coverage })}</p>}
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
      {wording.documents.length === 0 && (
        <p className="q">{t('report.documents.none', { coverage: wording.coverage })}</p>
      )}
      <ul>
        {wording.documents.map((document) => (
          <li key={`${document.id} ${document.number}`} id={`d${document.id}`}>
            <strong>{document.title}</strong>
            <p className="q">
              {[document.version, document.task, document.day, document.size].filter(Boolean).join(' · ')}
            </p>
            {document.decision && <p>{document.decision}</p>}
            {props.urls.file && (
              <a className="file" href={props.urls.file(document.id, document.number)}>
                {t('report.file', { fileName: document.fileName })}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
