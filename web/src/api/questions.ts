import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { AnswerQuestionDto, AskQuestionDto } from './generated/types.gen';

export type QuestionDraft = AskQuestionDto;
export type AnswerDraft = AnswerQuestionDto;

/** Clarifications that pass the turn of a task to the client. */
export const questions = {
  list: (filter: { taskId?: string; engagementId?: string; open?: boolean } = {}) =>
    queryOptions({
      queryKey: ['questions', 'list', filter],
      queryFn: ({ signal }) => api.questionsList({ query: { limit: 200, ...filter }, signal }),
    }),
  ask: (taskId: string, body: QuestionDraft) => api.taskQuestionsAsk({ path: { id: taskId }, body }),
  answer: (id: string, body: AnswerDraft) => api.questionsAnswer({ path: { id }, body }),
  withdraw: (id: string, note?: string) =>
    api.questionsWithdraw({ path: { id }, body: note ? { note } : {} }),
};
