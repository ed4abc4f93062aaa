import { clients, contacts } from '../../api/clients';
import { engagements } from '../../api/engagements';
import { invitations } from '../../api/identity';
import { newId } from '../../api/ids';
import type { ContactValues } from './contact-fields';
import type { PlaceValues } from './place-fields';
import { agreedTerms, type TermsValues } from './terms-fields';

export interface NewClientValues extends Record<string, unknown>, ContactValues, PlaceValues, TermsValues {
  clientName: string;
  invite: boolean;
}

/**
 * Takes in a client with contact and engagement, step by step. When a step is refused, the next try goes on with
 * that step: what was made already is not made twice, but follows what the form says by then.
 */
export class TakeInClient {
  readonly #clientId = newId();
  readonly #contactId = newId();
  readonly #engagementId = newId();
  readonly #done = new Set<string>();

  /** @param startsOn first local day of the engagement; gives the client's id */
  async do(values: NewClientValues, startsOn: string): Promise<string> {
    const name = values.clientName.trim();
    const again = await this.#once('client', () => clients.create({ id: this.#clientId, name }));
    if (again) await clients.edit(this.#clientId, { name });
    await this.#once('engagement', () =>
      engagements.create({
        id: this.#engagementId,
        clientId: this.#clientId,
        name: values.name.trim(),
        timeZone: values.timeZone,
        currency: values.currency,
        weekStartsOn: Number(values.weekStartsOn),
        startsOn,
        ...agreedTerms(values, values.currency),
      }),
    );
    if (values.email.trim()) await this.#contact(values);
    return this.#clientId;
  }

  async #contact({ contactName, email, language, timeZone, invite }: NewClientValues): Promise<void> {
    await this.#once('contact', () =>
      contacts.create({
        id: this.#contactId,
        clientId: this.#clientId,
        name: contactName.trim(),
        email: email.trim(),
        language,
        timeZone,
        receivesReports: true,
      }),
    );
    if (invite) await this.#once('invitation', () => invitations.create({ contactId: this.#contactId }));
  }

  /** True when the step was done before. */
  async #once(step: string, work: () => Promise<unknown>): Promise<boolean> {
    if (this.#done.has(step)) return true;
    await work();
    this.#done.add(step);
    return false;
  }
}
