import type { ReactElement } from 'react';
import type { Texts } from '../../platform/i18n/translate.js';
import { Section } from '../../platform/pages/parts.js';
import { Notice } from './task-page.notice.js';
import type { PageQuestion, TaskPageProps } from './task-page.props.js';

/** The question with its form, or what was answered to the last one. Only its POST changes anything. */
export function QuestionPart({ texts, props }: { texts: Texts; props: TaskPageProps }): ReactElement | null {
  const { question, notice, timeZone } = props;
  if (!question) return null;
  const { t } = texts;
  const at = (instant: string) => texts.instant(instant, timeZone);
  const open = question.state === 'open';
  return (
    <Section id="question" title={t('task.page.question')} first={open}>
      <Notice texts={texts} notice={notice} place="question" />
      <p className="q">{t('task.page.asked', { name: question.askedByName, at: at(question.askedAt) })}</p>
      <p className="text">{question.text}</p>
      {open && question.dueAt !== null && (
        <p className="q">{t('question.mail.due', { at: at(question.dueAt) })}</p>
      )}
      {open ? (
        <AnswerForm texts={texts} props={props} question={question} />
      ) : (
        <Answer texts={texts} question={question} timeZone={timeZone} />
      )}
    </Section>
  );
}

function Answer(props: { texts: Texts; question: PageQuestion; timeZone: string }): ReactElement | null {
  const { choices, choice, answer, answeredByName, answeredAt } = props.question;
  if (answeredAt === null) return null;
  const chosen = choice === null ? undefined : choices[choice];
  const at = props.texts.instant(answeredAt, props.timeZone);
  return (
    <blockquote>
      <p className="q">{props.texts.t('task.page.answered', { name: answeredByName, at })}</p>
      {chosen !== undefined && <p>{chosen}</p>}
      {answer !== null && <p className="text">{answer}</p>}
    </blockquote>
  );
}

function AnswerForm(props: { texts: Texts; props: TaskPageProps; question: PageQuestion }): ReactElement {
  const { t } = props.texts;
  const { urls, chosen, notice } = props.props;
  const { id, choices } = props.question;
  const typed = notice?.place === 'question' ? notice.typed : undefined;
  const some = choices.length > 0;
  return (
    <form method="post" action={urls.answers}>
      <input type="hidden" name="questionId" value={id} />
      {choices.map((choice, index) => (
        <label key={choice} className="choice">
          <input type="radio" name="choice" value={index + 1} defaultChecked={index === chosen} /> {choice}
        </label>
      ))}
      {some && (
        <label className="choice">
          <input type="radio" name="choice" value="" defaultChecked={chosen === null} />{' '}
          {t('task.page.other')}
        </label>
      )}
      <label htmlFor="text">{t(some ? 'task.page.words' : 'task.page.answer')}</label>
      <textarea id="text" name="text" required={!some} maxLength={20_000} defaultValue={typed} />
      <div className="actions">
        <button className="button">{t('task.page.send-answer')}</button>
      </div>
    </form>
  );
}
