import { QuotaExceeded } from './files.errors.js';

/** What all files of one workspace may take together, versions included: 5 GiB. */
export const QUOTA = 5 * 1_073_741_824;

/** @param used bytes kept so far @param adding bytes of the new file @throws QuotaExceeded */
export function refuseOverQuota(used: number, adding: number): void {
  if (used + adding > QUOTA) throw new QuotaExceeded(QUOTA);
}
