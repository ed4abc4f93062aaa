import type { INestApplicationContext } from '@nestjs/common';
import { Readable } from 'node:stream';
import { systemActor, type Language } from '../../kernel/actor.js';
import type { FixedClock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { AppointmentProposalsService } from '../../modules/appointments/appointment-proposals.service.js';
import { AppointmentUsefulService } from '../../modules/appointments/appointment-useful.service.js';
import { AppointmentsService } from '../../modules/appointments/appointments.service.js';
import { AttendanceService } from '../../modules/appointments/attendance.service.js';
import { ClientsService } from '../../modules/clients/clients.service.js';
import { ContactEntity } from '../../modules/clients/contact.entity.js';
import { ContactsService } from '../../modules/clients/contacts.service.js';
import { PreferenceKeepingService } from '../../modules/clients/preference-keeping.service.js';
import { CommentsService } from '../../modules/conversations/comments.service.js';
import { DeliverablesService } from '../../modules/deliverables/deliverables.service.js';
import { AgreementAnswersService } from '../../modules/engagements/agreement-answers.service.js';
import { AgreementProposalsService } from '../../modules/engagements/agreement-proposals.service.js';
import { AgreementsService } from '../../modules/engagements/agreements.service.js';
import { EngagementsService } from '../../modules/engagements/engagements.service.js';
import { ServicesService } from '../../modules/engagements/services.service.js';
import { FeedbackService } from '../../modules/feedback/feedback.service.js';
import { MemberEntity } from '../../modules/identity/member.entity.js';
import { hashPassword } from '../../modules/identity/passwords.js';
import { PersonRepository } from '../../modules/identity/person.repository.js';
import { WorkspaceEntity } from '../../modules/identity/workspace.entity.js';
import { TimeBlocksService } from '../../modules/planning/time-blocks.service.js';
import { PlaybooksService } from '../../modules/playbooks/playbooks.service.js';
import { RecurringTasksService } from '../../modules/recurring-tasks/recurring-tasks.service.js';
import { ReportAnswerService } from '../../modules/reports/report-answer.service.js';
import { ReportRevisionService } from '../../modules/reports/report-revision.service.js';
import type { ReportDto } from '../../modules/reports/report.dto.js';
import type { EditReportDto } from '../../modules/reports/report-request.dto.js';
import { ReportService } from '../../modules/reports/report.service.js';
import { QuestionsService } from '../../modules/tasks/questions.service.js';
import { TasksService } from '../../modules/tasks/tasks.service.js';
import { AdjustmentsService } from '../../modules/time-entries/adjustments.service.js';
import { LogTimeDto } from '../../modules/time-entries/log-time.dto.js';
import { TimeEntriesService } from '../../modules/time-entries/time-entries.service.js';
import { Seats } from '../../platform/access/seats.js';
import { actorOf, type Person } from '../../platform/access/caller.js';
import { manager, Transactions } from '../../platform/database/transaction.js';
import { FileStore } from '../../platform/files/file-store.js';
import type { StoryCalendar } from './calendar.js';
import {
  assistants,
  type Answer,
  type Cast,
  type Client,
  type Document,
  type Engagement,
  type Feedback,
  type Appointment,
  type Plan,
  type Proposal,
  type Question,
  type Revision,
  type Somebody,
  type Task,
  type Work,
} from './story.js';

const WORKSPACE = 'Ferri & Conti';
export const PASSWORD = 'demo-affianco-2026';
export const addressOf = (who: Somebody) => `${who}@demo.affianco.test`;

/** Something that happens at a moment of the story. */
interface Happening {
  readonly at: Temporal.Instant;
  readonly happens: () => Promise<void>;
}

/**
 * Tells the story through the same services that people use, each step by the one who takes it and at its own
 * moment, so that it obeys every rule.
 */
export class Teller {
  private readonly people = new Map<Somebody, Person>();
  private readonly members = new Map<Somebody, string>();
  private readonly contacts = new Map<Somebody, string>();
  private readonly services = new Map<string, string>();
  private readonly tasks = new Map<string, string>();
  private readonly engagements = new Map<Engagement, string>();
  private workspaceId = '';

  constructor(
    private readonly app: INestApplicationContext,
    private readonly clock: FixedClock,
    private readonly calendar: StoryCalendar,
    /** Looks after reminders, digests and promises, as the server does every few minutes. */
    private readonly tick: () => Promise<void>,
    /** Waits until what was ordered is done and its mail has left, at the hour at which it was ordered. */
    private readonly mailIsSent: () => Promise<void>,
  ) {}

  /** @param progress hears one line a client */
  async tell(clients: readonly Client[], progress: (line: string) => void): Promise<void> {
    this.clock.set(
      this.calendar.day(0, 1).toZonedDateTime({ timeZone: 'Europe/Rome', plainTime: '07:00' }).toInstant(),
    );
    await this.openWorkspace();
    for (const client of clients) {
      await this.meet(client);
      progress(client.name);
    }
    const happenings = clients.flatMap((client) =>
      client.engagements.flatMap((engagement) => this.happenings(client, engagement)),
    );
    // Everything in the order of the calendar: one clock, as in life.
    for (const { at, happens } of happenings.sort((a, b) => Temporal.Instant.compare(a.at, b.at))) {
      await this.pass(at);
      await happens();
    }
    await this.pass(this.calendar.now);
  }

  /** Time goes by until then, and what the product does by the clock happens meanwhile. */
  private async pass(to: Temporal.Instant): Promise<void> {
    if (Temporal.Instant.compare(to, this.clock.now()) > 0) await this.mailIsSent();
    for (const moment of this.calendar.between(this.clock.now(), to)) {
      this.clock.set(moment);
      await this.tick();
      await this.mailIsSent();
    }
    this.clock.set(to);
  }

  /** Only now may its people sign in: a story without passwords was broken off, and is told anew. */
  async end(): Promise<void> {
    const passwordHash = await hashPassword(PASSWORD);
    await this.asProduct(async () => {
      for (const { id } of this.people.values())
        await this.app.get(PersonRepository).choosePassword(id, passwordHash);
    });
  }

  private async openWorkspace(): Promise<void> {
    this.workspaceId = this.app.get(Ids).next();
    await this.asProduct(async () => {
      await manager().insert(WorkspaceEntity, {
        id: this.workspaceId,
        name: WORKSPACE,
        createdAt: this.now(),
      });
    });
    for (const who of ['anna', 'bea'] as const) {
      const { role, ...cast } = assistants[who];
      const personId = await this.addPerson(who, cast);
      const id = this.app.get(Ids).next();
      const member = {
        id,
        workspaceId: this.workspaceId,
        personId,
        name: cast.name,
        email: addressOf(who),
        role,
      };
      await this.asProduct(
        async () => void (await manager().insert(MemberEntity, { ...member, createdAt: this.now() })),
      );
      this.members.set(who, id);
    }
  }

  private async addPerson(who: Somebody, cast: Cast): Promise<string> {
    const id = this.app.get(Ids).next();
    await this.asProduct(() =>
      this.app
        .get(PersonRepository)
        .add({ id, email: addressOf(who), ...cast, passwordHash: null, createdAt: this.now() }),
    );
    this.people.set(who, { id, email: addressOf(who), ...cast, workingHours: null, version: 1 });
    return id;
  }

  private async meet(client: Client): Promise<void> {
    const { id: clientId } = await this.as('anna', () =>
      this.app.get(ClientsService).add({ name: client.name }),
    );
    const contact = await this.as('anna', () =>
      this.app.get(ContactsService).add({ clientId, email: addressOf(client.contact), ...client.person }),
    );
    this.contacts.set(client.contact, contact.id);
    const personId = await this.addPerson(client.contact, client.person);
    await this.asProduct(
      async () => void (await manager().update(ContactEntity, { id: contact.id }, { personId })),
    );
    await this.as('anna', async () => {
      await this.app.get(ClientsService).edit(clientId, { stage: 'active' }, null);
      for (const { kind, value, source, note } of client.knows)
        await this.app.get(PreferenceKeepingService).add({ clientId, kind, value, source, note });
    });
    for (const engagement of client.engagements)
      await this.agree(clientId, client.person.language, engagement);
  }

  private async agree(clientId: string, language: Language, engagement: Engagement): Promise<void> {
    const { name, timeZone, rate, allowanceMinutes, showAmounts, terms, business } = engagement;
    const begun = await this.as('anna', () =>
      this.app.get(EngagementsService).begin({
        clientId,
        name,
        timeZone,
        currency: rate.currency,
        startsOn: this.calendar.day(engagement.from, 1).toString(),
        rate: { ...rate },
        allowanceMinutes,
        showAmounts,
        ...terms,
        ...business,
        assistantIds: engagement.assistants.map((who) => this.members.get(who) as string),
      }),
    );
    this.engagements.set(engagement, begun.id);
    const names = new Set([
      ...engagement.work.map(({ service }) => service),
      ...engagement.tasks.map(({ service }) => service),
    ]);
    for (const service of names) {
      const added = await this.as('anna', () =>
        this.app.get(ServicesService).add({
          ...{ engagementId: begun.id, name: service },
          turnaroundMinutes: engagement.turnarounds?.[service] ?? null,
        }),
      );
      this.services.set(`${begun.id}:${service}`, added.id);
    }
    await this.as('anna', () => this.writeDown(begun.id, language, engagement));
  }

  /** How recurring work is done, and what comes back by itself. */
  private async writeDown(engagementId: string, language: Language, engagement: Engagement): Promise<void> {
    const serviceId = (name: string) => this.services.get(`${engagementId}:${name}`) as string;
    for (const { services, ...playbook } of engagement.playbooks ?? []) {
      const serviceIds = services.map(serviceId);
      await this.app.get(PlaybooksService).write({ ...playbook, engagementId, language, serviceIds });
    }
    for (const { service, ...series } of engagement.recurring ?? []) {
      const startsOn = this.calendar.day(6, 1).toString();
      await this.app
        .get(RecurringTasksService)
        .begin({ ...series, engagementId, startsOn, serviceId: serviceId(service), dueAfterDays: 1 });
    }
  }

  private happenings(client: Client, engagement: Engagement): Happening[] {
    const tasks = engagement.tasks.flatMap((task) => this.taskHappenings(engagement, task));
    const work = engagement.work.flatMap((piece) => this.workHappenings(engagement, piece));
    const appointments = (engagement.appointments ?? []).flatMap((each) =>
      this.appointmentHappenings(client, engagement, each),
    );
    const proposals = (engagement.proposals ?? []).flatMap((each) =>
      this.proposalHappenings(client, engagement, each),
    );
    const plans = (engagement.plans ?? []).flatMap((plan) => this.planHappenings(engagement, plan));
    const reports = [0, 1, 2, 3, 4]
      .filter((week) => week >= engagement.from)
      .flatMap((week) => this.reportHappenings(client, engagement, week));
    return [
      ...this.agreedHappenings(client, engagement),
      ...tasks,
      ...work,
      ...appointments,
      ...proposals,
      ...plans,
      ...reports,
    ];
  }

  private taskHappenings(engagement: Engagement, task: Task): Happening[] {
    const engagementId = this.engagements.get(engagement) as string;
    const asked = this.happening(task.at, task.by, async () => {
      const { title, brief, purpose, inputs, acceptanceCriteria, dueTime, priority } = task;
      const { id } = await this.app.get(TasksService).delegate({
        ...{ engagementId, title, brief, purpose, inputs, acceptanceCriteria, dueTime, priority },
        dueOn: task.due ? this.calendar.day(...task.due).toString() : null,
        serviceId: this.services.get(`${engagementId}:${task.service}`) ?? null,
      });
      this.tasks.set(`${engagementId}:${task.key}`, id);
    });
    const taskId = () => this.tasks.get(`${engagementId}:${task.key}`) as string;
    const moves = task.moves.flatMap(({ at, by, to, note }) =>
      this.happening(
        at,
        by,
        async () => void (await this.app.get(TasksService).move(taskId(), { to, note }, null)),
      ),
    );
    const documents = this.documentHappenings(engagementId, taskId, task.documents ?? []);
    const questions = (task.questions ?? []).flatMap((question) => this.questionHappenings(taskId, question));
    const comments = (task.comments ?? []).flatMap(({ at, by, text: body, visible }) =>
      this.happening(at, by, async () => {
        const visibility = visible ? 'client' : undefined;
        await this.app.get(CommentsService).add({ taskId: taskId(), body, visibility });
      }),
    );
    const feedback = task.feedback ? this.feedbackHappenings(task.by, taskId, task.feedback) : [];
    return [...asked, ...moves, ...documents, ...questions, ...comments, ...feedback];
  }

  private questionHappenings(taskId: () => string, { at, by, text, choices, answer }: Question): Happening[] {
    const questions = this.app.get(QuestionsService);
    let id = '';
    const asked = this.happening(at, by, async () => {
      ({ id } = await questions.ask(taskId(), { text, choices: [...(choices ?? [])] }));
    });
    if (!answer) return asked;
    const said = { choice: answer.choice ?? null, text: answer.text ?? '' };
    const answered = this.happening(answer.at, answer.by, async () => {
      await questions.answer(id, said, 'app');
    });
    return [...asked, ...answered];
  }

  /** What they were asked by mail after they had accepted. */
  private feedbackHappenings(by: Somebody, taskId: () => string, { at, ...scores }: Feedback): Happening[] {
    const feedback = this.app.get(FeedbackService);
    return this.happening(at, by, async () => {
      const { items } = await feedback.list({});
      const asked = items.find((each) => each.taskId === taskId() && each.can.answer);
      if (asked) await feedback.answer(asked.id, scores);
    });
  }

  private documentHappenings(
    engagementId: string,
    taskId: () => string,
    documents: readonly Document[],
  ): Happening[] {
    const deliverables = this.app.get(DeliverablesService);
    let deliverableId: string | null = null;
    return documents.flatMap(({ at, by, name, title, note = '', text, folder, tags }) =>
      this.happening(at, by, async () => {
        const file = await this.app
          .get(FileStore)
          .put(this.workspaceId, name, Readable.from([Buffer.from(text)]));
        if (deliverableId !== null)
          return void (await deliverables.addVersion(deliverableId, { note, show: true }, file, null));
        const place = { engagementId, taskId: taskId(), folder, tags: [...(tags ?? [])] };
        const body = { ...place, title, note, show: true };
        deliverableId = (await deliverables.handOver(body, file)).id;
      }),
    );
  }

  private workHappenings(engagement: Engagement, work: Work): Happening[] {
    const engagementId = this.engagements.get(engagement) as string;
    const weeks = (work.weeks ?? [0, 1, 2, 3, 4]).filter((week) => week >= engagement.from);
    return weeks.flatMap((week) => {
      const start = this.calendar.instant([week, work.weekday, work.start]);
      const end = start?.add({ minutes: work.minutes });
      if (!start || !end || Temporal.Instant.compare(end, this.calendar.now) > 0) return [];
      const body = Object.assign(new LogTimeDto(), {
        engagementId,
        startedAt: start.toString(),
        endedAt: end.toString(),
        description: work.what,
        serviceId: this.services.get(`${engagementId}:${work.service}`),
        billable: work.billable ?? true,
      });
      const log = () => {
        const taskId = work.task ? this.tasks.get(`${engagementId}:${work.task}`) : undefined;
        return this.as(
          work.who,
          async () => void (await this.app.get(TimeEntriesService).log(Object.assign(body, { taskId }))),
        );
      };
      return [{ at: end, happens: log }];
    });
  }

  private appointmentHappenings(
    { contact }: Client,
    engagement: Engagement,
    appointment: Appointment,
  ): Happening[] {
    const appointments = this.app.get(AppointmentsService);
    const { title, note, place, at, minutes, attendance, cancelled, useful } = appointment;
    const startsAt = this.calendar.moment(at);
    let id = '';
    const booked = this.happening(appointment.booked, appointment.host, async () => {
      const booking = await appointments.book({
        ...{ title, note, place },
        engagementId: this.engagements.get(engagement) as string,
        contactIds: [this.contacts.get(contact) as string],
        startsAt: startsAt.toString(),
        endsAt: startsAt.add({ minutes }).toString(),
      });
      id = booking.id;
    });
    const followed = [
      cancelled &&
        this.happening(cancelled.at, cancelled.by, async () => {
          await appointments.cancel(id, { reason: cancelled.reason }, null);
        }),
      attendance &&
        this.happening(attendance.at, appointment.host, async () => {
          await this.app.get(AttendanceService).note(id, { attendance: attendance.is }, null);
        }),
      useful &&
        this.happening(useful.at, contact, () =>
          this.app.get(AppointmentUsefulService).answer(id, { useful: useful.answer, wanted: useful.wanted }),
        ),
    ];
    return [...booked, ...followed.flatMap((happenings) => happenings ?? [])];
  }

  private proposalHappenings({ contact }: Client, engagement: Engagement, proposal: Proposal): Happening[] {
    const { at, host, ...proposed } = proposal;
    return this.happening(at, host, async () => {
      const engagementId = this.engagements.get(engagement) as string;
      const contactIds = [this.contacts.get(contact) as string];
      await this.app.get(AppointmentProposalsService).propose({ ...proposed, engagementId, contactIds });
    });
  }

  private planHappenings(engagement: Engagement, { planned, who, task, at, minutes }: Plan): Happening[] {
    const startsAt = this.calendar.moment(at);
    return this.happening(planned, who, async () => {
      const taskId = this.tasks.get(`${this.engagements.get(engagement)}:${task}`) as string;
      const endsAt = startsAt.add({ minutes }).toString();
      await this.app.get(TimeBlocksService).plan({ taskId, startsAt: startsAt.toString(), endsAt });
    });
  }

  private reportHappenings(client: Client, engagement: Engagement, week: number): Happening[] {
    const reports = this.app.get(ReportService);
    const engagementId = this.engagements.get(engagement) as string;
    const left = week === 4 && engagement.leaveLastReport === true;
    // Sent on Monday morning; told earlier than that, the demo sends at once.
    const at = this.calendar.instant([week + 1, 1, '08:05']) ?? this.calendar.now;
    const sent: Happening = {
      at,
      happens: () =>
        this.as('anna', async () => {
          const { id, content } = await reports.compose(engagementId, { week: this.calendar.week(week) });
          if (left) return;
          await reports.edit(id, this.wordsTo(engagement, week, content), null);
          await reports.send(id, null);
        }),
    };
    const answers = engagement.answers
      .filter((answer) => answer.week === week)
      .flatMap((answer) => this.answerHappenings(client, engagementId, answer));
    const revision = engagement.revision?.week === week ? engagement.revision : null;
    return [sent, ...answers, ...(revision ? this.revisionHappenings(engagementId, revision) : [])];
  }

  /** What Anna adds to a week's figures: a word, what she says to clauses that were not met, and the next contact. */
  private wordsTo(engagement: Engagement, week: number, content: ReportDto['content']): EditReportDto {
    const { words, comments, next } = engagement;
    const said = next?.[week];
    const missed = content.clauses.filter(({ outcome }) => outcome === 'not_met');
    return {
      word: words[week] ?? '',
      comments: missed.map(({ id, kind }) => {
        const text = comments?.[week]?.[kind];
        if (!text) throw new Error(`Anna says nothing to ${kind} of ${engagement.name} in week ${week}`);
        return { clauseId: id, text };
      }),
      next: said ? { on: this.calendar.day(...said.on).toString(), text: said.text } : null,
    };
  }

  /** An entry that was told is corrected, and its report told anew. */
  private revisionHappenings(engagementId: string, revision: Revision): Happening[] {
    const reports = this.app.get(ReportService);
    return this.happening(revision.at, 'anna', async () => {
      const { items } = await reports.list({ engagementId, week: this.calendar.week(revision.week) });
      const told = await reports.read(items[0]?.id ?? '');
      const entry = told.content.entries.find(({ description }) => description === revision.what);
      if (!entry) throw new Error(`there is no entry “${revision.what}” in week ${revision.week}`);
      const { seconds, reason } = revision;
      await this.app.get(AdjustmentsService).adjust({ entryId: entry.id, seconds, reason, inReport: true });
      await reports.send(await this.app.get(ReportRevisionService).revise(told.id, reason), null);
    });
  }

  /** The terms go to the client, who accepts them. */
  private agreedHappenings({ contact }: Client, engagement: Engagement): Happening[] {
    const engagementId = this.engagements.get(engagement) as string;
    if (!engagement.agreed) return [];
    const latest = async () => {
      const [agreement] = await this.app.get(AgreementsService).list(engagementId);
      if (!agreement) throw new Error(`nothing is agreed with ${contact}`);
      return agreement;
    };
    const [week] = engagement.agreed;
    const proposed = this.happening([week, 1, '08:30'], 'anna', async () => {
      await this.app.get(AgreementProposalsService).propose(engagementId, (await latest()).id, {});
    });
    const accepted = this.happening(engagement.agreed, contact, async () => {
      const { id, sha256 } = await latest();
      await this.app.get(AgreementAnswersService).answer(engagementId, id, { decision: 'accepted', sha256 });
    });
    return [...proposed, ...accepted];
  }

  private answerHappenings(client: Client, engagementId: string, answer: Answer): Happening[] {
    const reports = this.app.get(ReportService);
    const answers = this.app.get(ReportAnswerService);
    const find = async () => {
      const { items } = await reports.list({ engagementId, week: this.calendar.week(answer.week) });
      return reports.read(items[0]?.id ?? '');
    };
    const said = this.happening(answer.at, client.contact, async () => {
      const { kind, text } = answer;
      await answers.answer((await find()).id, { kind, text });
    });
    const reply = answer.reply;
    if (!reply) return said;
    const replied = this.happening(reply.at, 'anna', async () => {
      const report = await find();
      await answers.reply(report.id, report.answers.at(-1)?.id ?? '', reply.text);
    });
    return [...said, ...replied];
  }

  private happening(
    at: Parameters<StoryCalendar['instant']>[0],
    by: Somebody,
    happens: () => Promise<void>,
  ): Happening[] {
    const instant = this.calendar.instant(at);
    return instant ? [{ at: instant, happens: () => this.as(by, happens) }] : [];
  }

  private async as<T>(who: Somebody, work: () => Promise<T>): Promise<T> {
    const person = this.people.get(who);
    const seats = person ? await this.app.get(Seats).ofPerson(person.id) : [];
    const seat = seats[0];
    if (!person || !seat) throw new Error(`${who} is not in the story yet`);
    return this.app.get(Transactions).as(actorOf({ person, seats, seat, session: null }), work);
  }

  private asProduct<T>(work: () => Promise<T>): Promise<T> {
    return this.app.get(Transactions).as(systemActor(this.workspaceId), work);
  }

  private now(): Date {
    return new Date(this.clock.now().epochMilliseconds);
  }
}
