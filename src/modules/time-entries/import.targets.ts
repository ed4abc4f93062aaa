import { refused, understood, type Parsed } from '../../kernel/parsed.js';
import type { Actor } from '../../kernel/actor.js';
import type { ClientsService } from '../clients/clients.service.js';
import type { EngagementsService } from '../engagements/engagements.service.js';
import type { ServicesService } from '../engagements/services.service.js';
import type { MembersService } from '../identity/members.service.js';
import type { ImportRepository } from './import.repository.js';
import type { ImportedEntry } from './import/imported-row.js';

/** Where an imported row belongs. */
export interface Target {
  readonly engagementId: string;
  readonly memberId: string;
  readonly serviceId: string | null;
  /** Days in the engagement's zone. */
  readonly timeZone: string;
}
