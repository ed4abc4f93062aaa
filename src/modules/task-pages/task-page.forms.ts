import { FormText, Id, OneOf, Sha256, Text } from '../../platform/http/fields.js';

/** What a browser sends: texts alone, those that are empty among them. */
export class AnswerForm {
  @Id()
  questionId!: string;

  /** Counted from 1, as the page and the mail do; empty: in own words. */
  @Text({ optional: true, max: 2 })
  choice?: string;

  @FormText({ optional: true, max: 20_000 })
  text?: string;
}

export class DecisionForm {
  @OneOf(['accepted', 'change_requested'])
  decision!: 'accepted' | 'change_requested';

  /** Absent: about the task, which was handed over without a document. */
  @Id({ optional: true })
  deliverableId?: string;

  @Text({ optional: true, max: 9 })
  version?: string;

  @Sha256({ optional: true })
  sha256?: string;

  @FormText({ optional: true, max: 5000 })
  reason?: string;
}

export class CommentForm {
  @FormText({ max: 10_000 })
  body!: string;
}
