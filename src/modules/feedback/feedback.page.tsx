import type { ReactElement } from 'react';
import { Section } from '../../platform/pages/parts.js';
import { sheet } from '../../platform/pages/sheet.js';
import type { Texts } from '../../platform/i18n/translate.js';
import { SCORES, type Axis } from './feedback.wording.js';

export interface FeedbackPageProps {
  readonly workspaceName: string;
  readonly taskTitle: string;
  /** What was answered; null: nothing yet. */
  readonly answer: { readonly approach: number; readonly timing: number; readonly sentence: string } | null;
  /** Tapped in the mail; nothing is stored by that. */
  readonly chosen: { readonly approach: number | null; readonly timing: number | null };
  /** Whether it may be answered, or the answer changed. */
  readonly open: boolean;
  /** What the reader has just done. */
  readonly notice: 'thanks' | 'missing' | null;
  readonly action: string;
}

/** How was it? Two scores and a sentence, without sign-in and without JavaScript; only its POST changes anything. */
export function feedbackPage(texts: Texts, props: FeedbackPageProps): string {
  const { t } = texts;
  const { workspaceName, taskTitle, answer, open } = props;
  const title = t(answer ? 'feedback.page.thanks' : 'feedback.page.title');
  return sheet(
    texts,
    title,
    <main>
      <header>
        <p className="brand">{workspaceName}</p>
        <h1>{title}</h1>
        <p className="q">{taskTitle}</p>
      </header>
      {answer && <Answer texts={texts} answer={answer} />}
      {open && <Form texts={texts} {...props} />}
    </main>,
  );
}

function Answer({
  texts,
  answer,
}: {
  texts: Texts;
  answer: NonNullable<FeedbackPageProps['answer']>;
}): ReactElement {
  const { t } = texts;
  return (
    <Section title={t('feedback.page.answer')} first>
      <p role="status">{t('feedback.page.thanks-text')}</p>
      <ul>
        {(['approach', 'timing'] as const).map((axis) => (
          <li key={axis} className="row">
            <span>{t(`feedback.${axis}`)}</span>
            <span className="num">{t('feedback.of-five', { score: answer[axis] })}</span>
          </li>
        ))}
      </ul>
      {answer.sentence && <blockquote className="text">{answer.sentence}</blockquote>}
    </Section>
  );
}

function Form({ texts, answer, chosen, notice, action }: FeedbackPageProps & { texts: Texts }): ReactElement {
  const { t } = texts;
  return (
    <Section title={t(answer ? 'feedback.page.change' : 'feedback.page.ask')} first={!answer}>
      {notice === 'missing' && (
        <p role="alert">
          <strong>{t('feedback.page.missing')}</strong>
        </p>
      )}
      <form method="post" action={action}>
        {(['approach', 'timing'] as const).map((axis) => (
          <Scores key={axis} texts={texts} axis={axis} chosen={chosen[axis] ?? answer?.[axis] ?? null} />
        ))}
        <p className="q">{t('feedback.scale')}</p>
        <label htmlFor="sentence">{t('feedback.page.sentence')}</label>
        <textarea id="sentence" name="sentence" maxLength={2000} defaultValue={answer?.sentence ?? ''} />
        <p className="q">{t('feedback.page.hint')}</p>
        <div className="actions">
          <button className="button">{t('feedback.page.button')}</button>
        </div>
      </form>
    </Section>
  );
}

function Scores({ texts, axis, chosen }: { texts: Texts; axis: Axis; chosen: number | null }): ReactElement {
  return (
    <fieldset>
      <legend>{texts.t(`feedback.${axis}`)}</legend>
      <div className="scores">
        {SCORES.map((score) => (
          <label key={score} className="choice">
            <input type="radio" name={axis} value={score} required defaultChecked={score === chosen} />{' '}
            {score}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
