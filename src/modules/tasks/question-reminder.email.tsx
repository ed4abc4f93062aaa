import type { Texts } from '../../platform/i18n/translate.js';
import { defineMail } from '../../platform/mail/render.js';
import { questionHtml, questionText, sampleQuestion, type QuestionMailProps, type QuestionWords } from './question-letter.js'; // prettier-ignore

export interface QuestionReminderProps extends QuestionMailProps {
  /** 1 to 3; the last one says that the assistant will call. */
  readonly number: number;
}

/** Reminds a contact of a question, kindly: nobody is late, it may have slipped through. */
export const questionReminderMail = defineMail<QuestionReminderProps>({
  kind: 'question.reminder',
  sample: { ...sampleQuestion, number: 1 },
  subject: (texts, props) => words(texts, props).title,
  html: (texts, props) => questionHtml(texts, words(texts, props), props),
  text: (texts, props) => questionText(texts, words(texts, props), props),
  unsubscribeUrl: ({ unsubscribeUrl }) => unsubscribeUrl,
});

function words(texts: Texts, { askedByName, taskTitle, number }: QuestionReminderProps): QuestionWords {
  const which = number >= 3 ? 'last' : number === 2 ? 'second' : 'first';
  return {
    title: texts.t('question.mail.reminder.subject', { taskTitle }),
    opening: texts.t(`question.mail.reminder.${which}`, { askedByName, taskTitle }),
  };
}
