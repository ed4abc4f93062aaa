import { Injectable } from '@nestjs/common';
import type { BusinessHours, WorkingWindow } from '../../kernel/business-time.js';
import { actor } from '../../platform/database/transaction.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import { EngagementsRepository } from './engagements.repository.js';
import { holidayRegions, holidaysOf } from './holidays.js';

/** What business time in an engagement depends on. */
export interface HoursTerms {
  readonly timeZone: string;
  readonly workingWindows: readonly WorkingWindow[];
  /** Code of a region; null: no holidays. */
  readonly holidays: string | null;
}

/** So many different hours are kept at hand: practices agree on few. */
const KEPT = 500;

/** When work is done under an engagement: its working windows, without the public holidays of its region. */
@Injectable()
export class BusinessHoursService {
  private readonly known = new Map<string, Promise<BusinessHours>>();

  constructor(private readonly engagements: EngagementsRepository) {}

  /** Of an engagement in the caller's reach. @throws NotFound */
  async businessHoursOf(engagementId: string): Promise<BusinessHours> {
    return this.hoursOf(await this.termsOf(engagementId));
  }

  /** What was agreed about hours and notice. @throws NotFound */
  termsOf(engagementId: string): Promise<HoursTerms & { readonly noticeMinutes: number | null }> {
    return this.engagements.hours(actor(), engagementId);
  }

  /** The same object for the same terms, so that what was computed with it once is known. */
  hoursOf({ timeZone, workingWindows, holidays }: HoursTerms): Promise<BusinessHours> {
    const name = JSON.stringify([timeZone, workingWindows, holidays]);
    const hours = this.known.get(name) ?? build({ timeZone, workingWindows, holidays });
    this.known.delete(name);
    this.known.set(name, hours);
    for (const [oldest] of this.known) {
      if (this.known.size <= KEPT) break;
      this.known.delete(oldest);
    }
    return hours;
  }

  /** @throws InvalidRequest when no holidays are known of it */
  async refuseUnknownRegion(code: string | null): Promise<void> {
    if (code !== null && !(await holidayRegions()).has(code))
      throw new InvalidRequest([{ field: 'holidays', code: 'one-of' }]);
  }
}

async function build({ timeZone, workingWindows, holidays }: HoursTerms): Promise<BusinessHours> {
  const isHoliday = holidays === null ? () => false : await holidaysOf(holidays);
  return { windows: workingWindows, isHoliday, timeZone };
}
