import type { ReactElement } from 'react';
import type { Texts } from '../../platform/i18n/translate.js';
import { Section } from '../../platform/pages/parts.js';
import { Notice } from './task-page.notice.js';
import type { TaskPageProps } from './task-page.props.js';
import { shortened } from './task-page.words.js';

interface Part {
  readonly texts: Texts;
  readonly props: TaskPageProps;
}

/** Longer ones have their whole length in the portal: the page stays small on a phone without much network. */
const LONGEST_BRIEF = 900;
const LONGEST_FACT = 240;
const LONGEST_COMMENT = 220;
const LONGEST_NOTE = 110;

/** What both sides said, and a box to say more. What could not be sent elsewhere any more is put in there. */
export function Conversation({ texts, props }: Part): ReactElement {
  const { t } = texts;
  const { comments, notice, urls } = props;
  const kept = keptWords(props);
  return (
    <Section id="comments" title={t('task.page.conversation')}>
      {props.moreComments && <p className="q">{t('task.page.earlier')}</p>}
      <ul>
        {comments.map(({ id, authorName, at, body, files }) => (
          <li key={id}>
            <p className="q">
              {authorName}, {texts.instant(at, props.timeZone)}
            </p>
            <p className="text">{shortened(body, LONGEST_COMMENT)}</p>
            {files.length > 0 && <p className="q">{t('task.page.files', { names: files.join(', ') })}</p>}
          </li>
        ))}
      </ul>
      <Notice texts={texts} notice={notice} place="comment" />
      {kept !== undefined && notice?.place !== 'comment' && <p role="status">{t('task.page.kept')}</p>}
      <form method="post" action={urls.comments}>
        <label htmlFor="body">{t('task.page.say')}</label>
        <textarea id="body" name="body" required maxLength={10_000} defaultValue={kept} />
        <div className="actions">
          <button className="button plain">{t('task.page.send-comment')}</button>
        </div>
      </form>
    </Section>
  );
}

/** What was typed, where its own form is there no more. */
function keptWords({ notice, question, documents, task }: TaskPageProps): string | undefined {
  if (!notice?.typed) return undefined;
  const formIsThere =
    notice.place === 'question'
      ? question?.state === 'open'
      : notice.place === 'task'
        ? task.decidable
        : documents.some(({ id, decidable }) => id === notice.place && decidable);
  return formIsThere ? undefined : notice.typed;
}

export function Brief({ texts, props }: Part): ReactElement | null {
  const { brief, purpose, inputs, acceptanceCriteria } = props.task;
  const facts = [
    ['task.page.purpose', purpose],
    ['task.page.inputs', inputs],
    ['task.page.criteria', acceptanceCriteria],
  ] as const;
  const said = facts.filter(([, text]) => text !== '');
  if (brief === '' && said.length === 0) return null;
  return (
    <Section id="brief" title={texts.t('task.page.brief')}>
      {brief !== '' && <p className="text">{shortened(brief, LONGEST_BRIEF)}</p>}
      {said.map(([key, text]) => (
        <div key={key}>
          <h3>{texts.t(key)}</h3>
          <p className="text">{shortened(text, LONGEST_FACT)}</p>
        </div>
      ))}
    </Section>
  );
}

export function History({ texts, props }: Part): ReactElement {
  return (
    <Section id="history" title={texts.t('task.page.history')}>
      <ul>
        {props.steps.map(({ id, at, name, to, note }) => (
          <li key={id} className="row">
            <span>{texts.t(`report.status.${to}`)}</span>
            <span className="num">{texts.instant(at, props.timeZone)}</span>
            <span className="q">{[name, shortened(note, LONGEST_NOTE)].filter(Boolean).join(': ')}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
