import type { ReactElement } from 'react';
import type { Texts } from '../../platform/i18n/translate.js';
import { Section } from '../../platform/pages/parts.js';
import { sheet } from '../../platform/pages/sheet.js';
import { Documents } from './task-page.documents.js';
import { QuestionPart } from './task-page.question.js';
import { Brief, Conversation, History } from './task-page.story.js';
import type { TaskPageProps } from './task-page.props.js';

/** A task as its contact sees it: no sign-in, no JavaScript, always current. */
export function taskPage(texts: Texts, props: TaskPageProps): string {
  const { task, urls } = props;
  const asks = props.question?.state === 'open';
  return sheet(
    texts,
    task.title,
    <>
      <main>
        <header>
          <p className="brand">{props.workspaceName}</p>
          <h1>{task.title}</h1>
          <p className="q">
            {task.clientName}, {task.engagementName}
          </p>
        </header>
        <Turn texts={texts} props={props} />
        {asks && <QuestionPart texts={texts} props={props} />}
        <Documents texts={texts} props={props} />
        {!asks && <QuestionPart texts={texts} props={props} />}
        <Conversation texts={texts} props={props} />
        <Brief texts={texts} props={props} />
        <History texts={texts} props={props} />
      </main>
      <footer>
        <p>{texts.t('task.page.footer')}</p>
        <a href={urls.portal}>{texts.t('task.page.portal')}</a>
        {urls.feedback && <a href={urls.feedback}>{texts.t('task.page.feedback')}</a>}
      </footer>
    </>,
  );
}

/** Whose turn it is, as one sentence, and by when it is wanted. */
function Turn({ texts, props }: { texts: Texts; props: TaskPageProps }): ReactElement {
  const { task, timeZone, question } = props;
  const who = task.assigneeName ?? props.workspaceName;
  const asked = question?.state === 'open';
  const turn = asked
    ? texts.t('task.page.turn.question', { name: question.askedByName })
    : texts.t(`task.page.turn.${task.status}`, { name: who });
  const open = task.turn !== 'none';
  return (
    <Section title={texts.t(task.turn === 'client' ? 'task.page.your-turn' : 'task.page.stands')}>
      <p className="big">{turn}</p>
      {open && task.dueOn !== null && (
        <p className="q">{texts.t('task.page.due', { at: due(texts, props) })}</p>
      )}
      {task.closedAt !== null && (
        <p className="q">{texts.t('task.page.closed', { at: texts.instant(task.closedAt, timeZone) })}</p>
      )}
    </Section>
  );
}

/** A day, or a moment where one was agreed. */
function due(texts: Texts, { task: { dueOn, dueTime, dueAt }, timeZone }: TaskPageProps): string {
  if (dueTime !== null && dueAt !== null) return texts.instant(dueAt, timeZone);
  return dueOn === null ? '' : texts.day(dueOn, 'long');
}
