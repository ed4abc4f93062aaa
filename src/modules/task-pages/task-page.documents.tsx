import type { ReactElement } from 'react';
import type { Texts } from '../../platform/i18n/translate.js';
import { Section } from '../../platform/pages/parts.js';
import { Notice } from './task-page.notice.js';
import type { PageDocument, TaskPageProps } from './task-page.props.js';

interface Part {
  readonly texts: Texts;
  readonly props: TaskPageProps;
}

/** What was handed over: to be opened, accepted, or sent back with a reason. */
export function Documents({ texts, props }: Part): ReactElement | null {
  const { documents, task } = props;
  if (documents.length === 0 && !task.decidable) return null;
  const waits = task.decidable || documents.some(({ decidable }) => decidable);
  return (
    <Section
      id="documents"
      title={texts.t('task.page.documents')}
      first={waits && props.question?.state !== 'open'}
    >
      {props.moreDocuments && <p className="q">{texts.t('task.page.more-documents')}</p>}
      <ul>
        {documents.map((document) => (
          <Document key={document.id} texts={texts} props={props} document={document} />
        ))}
      </ul>
      {task.decidable && (
        <>
          <Notice texts={texts} notice={props.notice} place="task" />
          <p>{texts.t('task.page.decide-task')}</p>
          <Decision texts={texts} props={props} document={null} />
        </>
      )}
      {!task.decidable && <Notice texts={texts} notice={props.notice} place="task" />}
    </Section>
  );
}

function Document({ texts, props, document }: Part & { document: PageDocument }): ReactElement {
  const { t } = texts;
  const { id, title, kind, number, fileName, size, note, decision, decidable, removed } = document;
  const at = (instant: string) => texts.instant(instant, props.timeZone);
  const facts = [
    t('task.page.version', { number }),
    at(document.createdAt),
    kind === 'file' ? texts.bytes(size) : '',
  ];
  const words = decision?.accepted ? 'task.page.accepted' : 'task.page.change-requested';
  return (
    <li id={`document-${id}`}>
      <strong>{title}</strong>
      <p className="q">{facts.filter(Boolean).join(' · ')}</p>
      {note !== '' && <p className="text">{note}</p>}
      {removed ? (
        <p className="q">{t('task.page.removed')}</p>
      ) : kind === 'link' ? (
        <a className="file" href={document.url ?? ''} rel="noopener noreferrer">
          {document.url}
        </a>
      ) : (
        <a className="file" href={props.urls.file(id, number)}>
          {t('task.page.open', { fileName })}
        </a>
      )}
      <Notice texts={texts} notice={props.notice} place={id} />
      {decision && <p className="q">{t(words, { name: decision.byName, at: at(decision.at) })}</p>}
      {decision && decision.reason !== '' && <blockquote className="text">{decision.reason}</blockquote>}
      {decidable && <Decision texts={texts} props={props} document={document} />}
    </li>
  );
}

/** Yes, or not yet with the reason; both about the very version that is shown above. */
function Decision({ texts, props, document }: Part & { document: PageDocument | null }): ReactElement {
  const { t } = texts;
  const { notice, urls } = props;
  const place = document?.id ?? 'task';
  const typed = notice?.place === place ? notice.typed : undefined;
  const refused = notice?.place === place && notice.kind === 'refused';
  return (
    <form method="post" action={urls.decisions}>
      {document && (
        <>
          <input type="hidden" name="deliverableId" value={document.id} />
          <input type="hidden" name="version" value={document.number} />
          <input type="hidden" name="sha256" value={document.sha256} />
        </>
      )}
      <div className="actions">
        <button className="button" name="decision" value="accepted">
          {t('task.page.accept')}
        </button>
      </div>
      <details open={refused}>
        <summary>{t('task.page.change')}</summary>
        <textarea name="reason" aria-label={t('task.page.reason')} maxLength={5000} defaultValue={typed} />
        <button className="button plain" name="decision" value="change_requested">
          {t('task.page.send-change')}
        </button>
      </details>
    </form>
  );
}
