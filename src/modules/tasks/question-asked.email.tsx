import type { Texts } from '../../platform/i18n/translate.js';
import { defineMail } from '../../platform/mail/render.js';
import { questionHtml, questionText, sampleQuestion, type QuestionMailProps, type QuestionWords } from './question-letter.js'; // prettier-ignore

/** Asks a contact what a task cannot go on without. */
export const questionAskedMail = defineMail<QuestionMailProps>({
  kind: 'question.asked',
  sample: sampleQuestion,
  subject: (texts, props) => words(texts, props).title,
  html: (texts, props) => questionHtml(texts, words(texts, props), props),
  text: (texts, props) => questionText(texts, words(texts, props), props),
  unsubscribeUrl: ({ unsubscribeUrl }) => unsubscribeUrl,
});

function words(texts: Texts, { askedByName, taskTitle }: QuestionMailProps): QuestionWords {
  return {
    title: texts.t('question.mail.asked.subject', { taskTitle }),
    opening: texts.t('question.mail.asked.opening', { askedByName, taskTitle }),
  };
}
