import type { Language } from '../../../kernel/actor.js';
import { AgreementAnswersService } from '../../../modules/engagements/agreement-answers.service.js';
import { AgreementProposalsService } from '../../../modules/engagements/agreement-proposals.service.js';
import { AgreementsService } from '../../../modules/engagements/agreements.service.js';
import { EngagementsService } from '../../../modules/engagements/engagements.service.js';
import { ServicesService } from '../../../modules/engagements/services.service.js';
import { PlaybooksService } from '../../../modules/playbooks/playbooks.service.js';
import { RecurringTasksService } from '../../../modules/recurring-tasks/recurring-tasks.service.js';
import type { Client, Engagement } from '../story.js';
import { known, type Begun, type Happening, type Stage } from './stage.js';

/** An engagement begins: its terms, its services, and how its recurring work is done. */
export async function agree(
  stage: Stage,
  clientId: string,
  { person }: Client,
  engagement: Engagement,
): Promise<void> {
  const { name, timeZone, rate, allowanceMinutes, showAmounts, terms, business } = engagement;
  const { id } = await stage.as('anna', () =>
    stage.app.get(EngagementsService).begin({
      ...{
        clientId,
        name,
        timeZone,
        allowanceMinutes,
        showAmounts,
        currency: rate.currency,
        rate: { ...rate },
      },
      startsOn: stage.calendar.day(engagement.from, 1).toString(),
      ...terms,
      ...business,
      assistantIds: engagement.assistants.map((who) => known(stage.members, who)),
    }),
  );
  const begun = stage.begin(engagement, id);
  const used = [...engagement.work, ...engagement.tasks].map(({ service }) => service);
  for (const service of new Set(used)) {
    const turnaroundMinutes = engagement.turnarounds?.[service] ?? null;
    const added = await stage.as('anna', () =>
      stage.app.get(ServicesService).add({ engagementId: id, name: service, turnaroundMinutes }),
    );
    begun.services.set(service, added.id);
  }
  await stage.as('anna', () => writeDown(stage, begun, person.language, engagement));
}

/** How recurring work is done, and what comes back by itself. */
async function writeDown(
  stage: Stage,
  { id: engagementId, services: offered }: Begun,
  language: Language,
  engagement: Engagement,
): Promise<void> {
  for (const { services, ...playbook } of engagement.playbooks ?? []) {
    const serviceIds = services.map((name) => known(offered, name));
    await stage.app.get(PlaybooksService).write({ ...playbook, engagementId, language, serviceIds });
  }
  for (const { service, ...series } of engagement.recurring ?? []) {
    const startsOn = stage.calendar.day(6, 1).toString();
    const serviceId = known(offered, service);
    await stage.app
      .get(RecurringTasksService)
      .begin({ ...series, engagementId, startsOn, serviceId, dueAfterDays: 1 });
  }
}

/** The terms go to the client, who accepts them. */
export function agreementHappenings(stage: Stage, { contact }: Client, engagement: Engagement): Happening[] {
  const { id: engagementId } = stage.begun(engagement);
  if (!engagement.agreed) return [];
  const { app } = stage;
  const latest = async () => {
    const [agreement] = await app.get(AgreementsService).list(engagementId);
    if (!agreement) throw new Error(`nothing is agreed with ${contact}`);
    return agreement;
  };
  const [week] = engagement.agreed;
  const proposed = stage.happening([week, 1, '08:30'], 'anna', async () => {
    await app.get(AgreementProposalsService).propose(engagementId, (await latest()).id, {});
  });
  const accepted = stage.happening(engagement.agreed, contact, async () => {
    const { id, sha256 } = await latest();
    await app.get(AgreementAnswersService).answer(engagementId, id, { decision: 'accepted', sha256 });
  });
  return [...proposed, ...accepted];
}
