import { Id, Instant, ListOf, OneOf, Text, TextList, Yes } from '../../platform/http/fields.js';
import { PageQuery, pageClass } from '../../platform/http/paging.js';
import { ApiProperty } from '@nestjs/swagger';
import { excerptOf } from './archive.excerpt.js';
import type { FoundRow } from './archive.repository.js';
import { archiveKinds, type ArchiveKind } from './archive.rules.js';

export class ArchiveQuery extends PageQuery {
  @Text({
    optional: true,
    max: 300,
    description:
      'Words in any of the four languages, in any form; "a phrase" in quotes; -word for what must not be there. Absent: what is newest.',
    example: 'itinerary "Hotel Aurora" -draft',
  })
  q?: string;

  @Id({ optional: true })
  clientId?: string;

  @Id({ optional: true })
  engagementId?: string;

  @OneOf(archiveKinds, { optional: true })
  kind?: ArchiveKind;

  @Text({ optional: true, min: 1, max: 300, description: 'With all the folders in it.' })
  folder?: string;

  @Text({ optional: true, min: 1, max: 100 })
  tag?: string;
}

export class ExcerptPieceDto {
  @Text({ max: 1000, description: 'Text as it stands; never HTML.' })
  text!: string;

  @Yes({ description: 'It is what was looked for.' })
  hit!: boolean;
}

export class FoundDto {
  @OneOf(archiveKinds) kind!: ArchiveKind;
  @Id() id!: string;
  @Id({ nullable: true }) taskId!: string | null;
  @Id({ nullable: true }) deliverableId!: string | null;
  @Id() engagementId!: string;
  @Text() clientName!: string;
  @Text({ max: 255, description: 'Of questions and comments the title of their task.' }) title!: string;
  @ListOf(() => ExcerptPieceDto, { description: 'Joined they read as the text does.' })
  excerpt!: ExcerptPieceDto[];
  @Text({ max: 300 }) folder!: string;
  @TextList() tags!: string[];
  @Instant() at!: string;
  @Yes({ description: 'The client does not see it.' }) internal!: boolean;

  static of(row: FoundRow, isHit: (word: string) => boolean): FoundDto {
    const { kind, id, taskId, deliverableId, engagementId, clientName, title, folder, tags, at, internal } =
      row;
    const excerpt = excerptOf(row.passage, isHit);
    return {
      kind,
      id,
      taskId,
      deliverableId,
      engagementId,
      clientName,
      title,
      excerpt,
      folder,
      tags,
      at,
      internal,
    };
  }
}

export class FoundPageDto extends pageClass(FoundDto) {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The query as it was understood, where a mistyped word was taken for another.',
  })
  corrected!: string | null;
}
