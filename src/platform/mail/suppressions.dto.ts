import { Email, Id, Instant, OneOf, Text } from '../http/fields.js';
import { PageQuery } from '../http/paging.js';
import {
  suppressionReasons,
  type SuppressionReason,
  type SuppressionRow,
} from './suppressions.repository.js';

export class SuppressionsQuery extends PageQuery {
  @Text({ optional: true, max: 254, description: 'The beginning of the address.' })
  address?: string;
}

export class SuppressDto {
  @Email()
  address!: string;

  @Text({ optional: true, max: 500, description: 'Why; read by owners alone.' })
  note?: string;
}

/** An address to which the workspace writes no more. */
export class SuppressionDto {
  @Id()
  id!: string;

  @Text({ max: 254 })
  address!: string;

  @OneOf(suppressionReasons, {
    description: 'It does not exist (`bounce`), its reader complained, or an owner put it here.',
  })
  reason!: SuppressionReason;

  @Text({ max: 500, description: 'What the mail server said, or why.' })
  note!: string;

  @Instant()
  since!: string;

  static of({ id, address, reason, note, since }: SuppressionRow): SuppressionDto {
    return { id, address, reason, note, since };
  }
}
