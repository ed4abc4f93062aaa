import { Transform } from 'class-transformer';
import {
  Id,
  IdList,
  Instant,
  ListOf,
  OneOf,
  QueryYes,
  SomeOf,
  Text,
  Whole,
  Yes,
} from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { noticeKinds, noticeMails, noticeNouns, type NoticeKind, type NoticeMail, type NoticeNoun } from './notice.rules.js'; // prettier-ignore
import type { NoticeRow } from './notices.repository.js';

export class NoticesQuery extends PageQuery {
  @QueryYes({ description: 'Only what was not read.' })
  unread?: boolean;
}

export class ReadNoticesDto {
  @IdList({ optional: true, max: 200, description: 'Those that are no more there are left out.' })
  ids?: string[];

  @Id({ optional: true, description: 'Everything that tells of one task, deliverable or client.' })
  subjectId?: string;

  @Yes({ optional: true, description: 'Everything.' })
  all?: boolean;

  @Yes({ optional: true, description: 'False marks as unread again; true unless said.' })
  read?: boolean;
}

export class UnreadDto {
  @Whole()
  unread!: number;
}

/** Something that a person was told. */
export class NoticeDto {
  @Id()
  id!: string;

  @OneOf(noticeKinds)
  kind!: NoticeKind;

  @OneOf(noticeNouns, { description: 'What it tells of.' })
  noun!: NoticeNoun;

  @Id()
  subjectId!: string;

  @Text({ description: 'Title of the task or deliverable, name of the client.' })
  title!: string;

  @Text({ description: 'Who caused it; empty where nobody did.' })
  by!: string;

  @Text({ max: 500, description: 'The beginning of what was said.' })
  text!: string;

  @Text({
    nullable: true,
    max: 40,
    description:
      'What a task moved to, or a deliverable was decided to be; `call` for a question that no mail carries: those in `by` are to be called.',
  })
  state!: string | null;

  @Whole({ min: 1, description: 'How many within minutes became this one notice.' })
  times!: number;

  @Id({ nullable: true })
  engagementId!: string | null;

  @Text({ nullable: true })
  clientName!: string | null;

  @Instant()
  at!: string;

  @Instant({ nullable: true })
  readAt!: string | null;

  static of({ position: _position, ...row }: NoticeRow): NoticeDto {
    return Object.assign(new NoticeDto(), row);
  }
}

export class NoticePreferenceDto {
  @OneOf(noticeKinds)
  kind!: NoticeKind;

  @OneOf(noticeMails, {
    description: '`digest`: also by mail, together with what else is new; `none`: in the product alone.',
  })
  mail!: NoticeMail;
}

export class NoticePreferencesDto {
  @ListOf(() => NoticePreferenceDto, { max: noticeKinds.length })
  items!: NoticePreferenceDto[];
}

/** What the form of the page sends: the kinds that shall go on to come. */
export class NoticeChoicesDto {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @SomeOf(noticeKinds, { optional: true })
  kind?: NoticeKind[];

  @Text({ optional: true, max: 5 })
  none?: string;
}
