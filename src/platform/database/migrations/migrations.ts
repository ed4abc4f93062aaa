import { Ground1763766000000 } from './1763766000000-ground.js';
import { Practice1763766100000 } from './1763766100000-practice.js';
import { Work1763766200000 } from './1763766200000-work.js';
import { Reports1763766300000 } from './1763766300000-reports.js';
import { TrustedTime1763767000000 } from './1763767000000-trusted-time.js';
import { Balances1763767100000 } from './1763767100000-balances.js';
import { Rollup1763767200000 } from './1763767200000-rollup.js';
import { Imports1763767300000 } from './1763767300000-imports.js';

/** Every step of the schema, in order. Steps are only added, never edited once released. */
export const migrations = [
  Ground1763766000000,
  Practice1763766100000,
  Work1763766200000,
  Reports1763766300000,
  TrustedTime1763767000000,
  Balances1763767100000,
  Rollup1763767200000,
  Imports1763767300000,
];
