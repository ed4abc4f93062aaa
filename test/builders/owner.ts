import type { TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

let made = 0;

/**
 * Anna, with a practice of her own: for one test of several on the same product, none of which knows of the others.
 * @param at where the clock is set to; it goes on from where it is unless said
 */
export async function anOwner(test: TestApp, at?: string): Promise<Visitor> {
  if (at) test.clock.set(at);
  await test.sql('DELETE FROM rate_limit');
  return test.visitor().signUp({ email: `anna-${++made}@example.com` });
}
