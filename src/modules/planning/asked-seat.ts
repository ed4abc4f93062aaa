import { isUuid } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { InvalidRequest } from '../../platform/http/validation.js';

/** Whose week: `me`, the id of a member, or nobody's in particular. @throws InvalidRequest for anything else */
export function askedSeat(memberId: string | undefined): string | undefined {
  if (memberId === 'me') return actor().seatId ?? undefined;
  if (memberId !== undefined && !isUuid(memberId))
    throw new InvalidRequest([{ field: 'memberId', code: 'id' }]);
  return memberId;
}
