import { ReportAnswerService } from '../../../modules/reports/report-answer.service.js';
import { ReportRevisionService } from '../../../modules/reports/report-revision.service.js';
import type { ReportDto } from '../../../modules/reports/report.dto.js';
import type { EditReportDto } from '../../../modules/reports/report-request.dto.js';
import { ReportService } from '../../../modules/reports/report.service.js';
import { AdjustmentsService } from '../../../modules/time-entries/adjustments.service.js';
import type { StoryCalendar } from '../calendar.js';
import type { Answer, Client, Engagement, Revision } from '../story.js';
import type { Happening, Stage } from './stage.js';

/** The report of a week: sent, answered, and told anew where it was wrong. */
export function reportHappenings(
  stage: Stage,
  client: Client,
  engagement: Engagement,
  week: number,
): Happening[] {
  const { app, calendar } = stage;
  const reports = app.get(ReportService);
  const { id: engagementId } = stage.begun(engagement);
  const left = week === 4 && engagement.leaveLastReport === true;
  // Sent on Monday morning; told earlier than that, the demo sends at once.
  const at = calendar.instant([week + 1, 1, '08:05']) ?? calendar.now;
  const send = async () => {
    const { id, content } = await reports.compose(engagementId, { week: calendar.week(week) });
    if (left) return;
    await reports.edit(id, wordsTo(calendar, engagement, week, content), null);
    await reports.send(id, null);
  };
  const sent: Happening = { at, happens: () => stage.as('anna', send) };
  const answers = engagement.answers
    .filter((answer) => answer.week === week)
    .flatMap((answer) => answerHappenings(stage, client, engagementId, answer));
  const revision = engagement.revision?.week === week ? engagement.revision : null;
  return [sent, ...answers, ...(revision ? revisionHappenings(stage, engagementId, revision) : [])];
}

/** What Anna adds to a week's figures: a word, what she says to clauses that were not met, and the next contact. */
function wordsTo(
  calendar: StoryCalendar,
  { name, words, comments, next }: Engagement,
  week: number,
  content: ReportDto['content'],
): EditReportDto {
  const said = next?.[week];
  const missed = content.clauses.filter(({ outcome }) => outcome === 'not_met');
  return {
    word: words[week] ?? '',
    comments: missed.map(({ id, kind }) => {
      const text = comments?.[week]?.[kind];
      if (!text) throw new Error(`Anna says nothing to ${kind} of ${name} in week ${week}`);
      return { clauseId: id, text };
    }),
    next: said ? { on: calendar.day(...said.on).toString(), text: said.text } : null,
  };
}

function answerHappenings(
  stage: Stage,
  { contact }: Client,
  engagementId: string,
  { week, at, kind, text, reply }: Answer,
): Happening[] {
  const answers = stage.app.get(ReportAnswerService);
  const said = stage.happening(at, contact, async () => {
    const report = await reportOf(stage, engagementId, week);
    await answers.answer(report.id, { kind, text });
  });
  if (!reply) return said;
  const replied = stage.happening(reply.at, 'anna', async () => {
    const report = await reportOf(stage, engagementId, week);
    await answers.reply(report.id, report.answers.at(-1)?.id ?? '', reply.text);
  });
  return [...said, ...replied];
}

/** An entry that was told is corrected, and its report told anew. */
function revisionHappenings(
  stage: Stage,
  engagementId: string,
  { week, at, what, seconds, reason }: Revision,
): Happening[] {
  const { app } = stage;
  return stage.happening(at, 'anna', async () => {
    const told = await reportOf(stage, engagementId, week);
    const entry = told.content.entries.find(({ description }) => description === what);
    if (!entry) throw new Error(`there is no entry “${what}” in week ${week}`);
    await app.get(AdjustmentsService).adjust({ entryId: entry.id, seconds, reason, inReport: true });
    const revisedId = await app.get(ReportRevisionService).revise(told.id, reason);
    await app.get(ReportService).send(revisedId, null);
  });
}

async function reportOf(stage: Stage, engagementId: string, week: number): Promise<ReportDto> {
  const reports = stage.app.get(ReportService);
  const { items } = await reports.list({ engagementId, week: stage.calendar.week(week) });
  return reports.read(items[0]?.id ?? '');
}
