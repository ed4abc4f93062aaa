import type { ReactElement } from 'react';
import { Section } from '../../../platform/pages/parts.js';
import type { Part } from './report-page.parts.js';
import type { WordedClause, WordedEvidence } from './report-wording.clauses.js';

/** What was told otherwise before, or is told otherwise since: nobody reads an old figure unknowingly. */
export function Versions({ wording, props }: Part): ReactElement {
  return (
    <>
      <Newer wording={wording} props={props} />
      <Revision wording={wording} props={props} />
    </>
  );
}

function Newer({ wording, props }: Part): ReactElement | null {
  const { t } = wording.texts;
  if (!props.newer) return null;
  const { number, url } = props.newer;
  return (
    <Section title={t('report.version', { number })} first>
      <p>{t('report.revision.newer', { number })}</p>
      {url && (
        <a className="button" href={url}>
          {t('report.revision.open', { number })}
        </a>
      )}
    </Section>
  );
}

function Revision({ wording, props }: Part): ReactElement | null {
  const { t } = wording.texts;
  const { revision } = wording;
  if (!revision) return null;
  const { of: number, differences, figures } = revision;
  return (
    <Section title={revision.title} first={!props.newer}>
      <p className="text">{revision.reason}</p>
      {differences.length === 0 && <p className="q">{t('report.revision.unchanged')}</p>}
      <ul>
        {differences.map((line, index) => (
          <li key={index} className="text">
            {line}
          </li>
        ))}
      </ul>
      {figures.length > 0 && (
        <ul className="evidence q">
          {figures.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p className="q">{t('report.revision.earlier-kept', { number })}</p>
      {props.earlier?.url && (
        <a className="file" href={props.earlier.url}>
          {t('report.revision.open', { number: props.earlier.number })}
        </a>
      )}
    </Section>
  );
}

/** Each clause with what became of it; what it is known by can be opened. */
export function Agreement({ wording, props }: Part): ReactElement | null {
  const { t } = wording.texts;
  const { clauses, agreement } = wording;
  if (clauses.length === 0 && agreement === '') return null;
  return (
    <Section title={t('report.clauses.title')}>
      {agreement && <p className="q">{agreement}</p>}
      {clauses.length > 0 && <p>{wording.clausesInShort}</p>}
      <ul>
        {clauses.map((clause) => (
          <Clause key={clause.id} clause={clause} wording={wording} props={props} />
        ))}
      </ul>
    </Section>
  );
}

function Clause({ clause, wording, props }: Part & { clause: WordedClause }): ReactElement {
  const { t } = wording.texts;
  const { missed, kept } = clause;
  return (
    <li>
      <strong>{clause.name}</strong>
      <p className={clause.outcome === 'not_met' ? 'over' : undefined}>{clause.line}</p>
      {clause.reason && <p className="q">{clause.reason}</p>}
      {clause.comment && <blockquote className="text">{clause.comment}</blockquote>}
      {missed.length > 0 && (
        <>
          <p className="q">{t('report.clause.not-as-agreed')}</p>
          <Evidence list={missed} wording={wording} props={props} />
        </>
      )}
      {kept.length > 0 && (
        <details>
          <summary>{t('report.clause.as-agreed', { count: kept.length })}</summary>
          <Evidence list={kept} wording={wording} props={props} />
        </details>
      )}
    </li>
  );
}

function Evidence({ list, wording, props }: Part & { list: readonly WordedEvidence[] }): ReactElement {
  return (
    <ul className="evidence">
      {list.map((each, index) => {
        const href = addressOf(each, { wording, props });
        return (
          <li key={index}>
            {href ? <a href={href}>{each.what}</a> : each.what} <span className="q">{each.note}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Where the reader finds the thing itself: below on this page, or in the portal. */
function addressOf({ kind, id }: WordedEvidence, { wording, props }: Part): string | null {
  const { questions, deliverables } = wording.content;
  const task = props.readOnly ? undefined : props.urls.task;
  if (id === null) return null;
  if (kind === 'task') return task?.(id) ?? null;
  if (kind === 'entry') {
    const entry = wording.entryOf(id);
    return entry ? `#e${entry.line}` : null;
  }
  if (kind === 'deliverable') return deliverables.some((each) => each.id === id) ? `#d${id}` : null;
  const question = kind === 'question' ? questions.find((each) => each.id === id) : undefined;
  return question && task ? task(question.taskId) : null;
}
