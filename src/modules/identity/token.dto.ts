import { Can, Id, Instant, Text } from '../../platform/http/fields.js';

/** An API token as lists read it; its secret is nowhere. */
export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

export class CreateTokenDto {
  @Text({ min: 1, max: 120, description: 'What it is for.' })
  name!: string;
}

/** A secret with which a program acts from one's own seat. */
export class TokenDto {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Instant()
  createdAt!: string;

  @Instant({ nullable: true, description: 'To about five minutes.' })
  lastUsedAt!: string | null;

  @Can('remove')
  can!: Record<'remove', boolean>;

  static of({ id, name, createdAt, lastUsedAt }: TokenRow): TokenDto {
    return {
      id,
      name,
      createdAt: createdAt.toTemporalInstant().toString(),
      lastUsedAt: lastUsedAt && lastUsedAt.toTemporalInstant().toString(),
      // Only one's own tokens are ever read.
      can: { remove: true },
    };
  }
}

/** Told once, when it is made. */
export class NewTokenDto extends TokenDto {
  @Text({ description: 'For `Authorization: Bearer`. It is not shown again.' })
  token!: string;
}
