import type {
  ReportContent,
  ReportedCorrection,
  ReportedDifference,
  ReportedEntry,
  ReportedRevision,
} from './content/report.content.js';

/** Who made something and when. */
export interface Made {
  readonly by: string;
  readonly at: string;
}

/** Why a later version is made, and what no content says about its parts. */
export interface RevisionFacts extends Made {
  /** Number and hash of the version before. */
  readonly of: number;
  readonly ofSha256: string;
  readonly reason: string;
  /** Of corrections and of entries that came late, by id. */
  readonly made: ReadonlyMap<string, Made>;
}

type Figure = ReportedRevision['figures'][number];

/**
 * What a later version says: the work as it is known now, and everything else as it was told. What waited for the
 * client then, where tasks stood and what had been decided is no part of a correction.
 * @param told the version before @param fresh composed now
 */
export function restated(told: ReportContent, fresh: ReportContent): ReportContent {
  const known = new Map([...told.entries, ...told.late].map((entry) => [entry.id, entry]));
  const entries = fresh.entries.map((entry) => renamed(entry, known.get(entry.id)));
  const late = fresh.late.map((entry) => renamed(entry, known.get(entry.id)));
  const corrections = fresh.corrections.map((each) => {
    const before = told.corrections.find(({ id }) => id === each.id);
    return before ? { ...each, entry: before.entry, by: before.by } : each;
  });
  return {
    ...fresh,
    ...{
      workspace: told.workspace,
      engagement: told.engagement,
      agreement: told.agreement ?? fresh.agreement,
    },
    assistants: [...new Set([...told.assistants, ...entries.map(({ assistant }) => assistant)])],
    ...{ waits: told.waits, questions: told.questions, waited: told.waited, deliverables: told.deliverables },
    appointments: told.appointments,
    ...{ before: told.before, acceptedAfterDays: fresh.acceptedAfterDays },
    value: { ...told.value, secondsGivenBack: fresh.value.secondsGivenBack },
    ...{ entries, late, corrections },
    tasks: tasksOf(told, fresh),
    services: servicesOf([...entries, ...late], corrections),
    lines: fresh.lines.map((line) => {
      const first = known.get(line.entryIds.find((id) => known.has(id)) ?? '');
      const { task, service } = line;
      return first ? { ...line, task: task && first.task, service: service && first.service } : line;
    }),
  };
}

/** All that a later version says otherwise than the one before, and what follows from it. */
export function revisionOf(
  told: ReportContent,
  content: ReportContent,
  facts: RevisionFacts,
): ReportedRevision {
  const { of, ofSha256, by, reason } = facts;
  return {
    ...{ of, ofSha256, by, reason },
    differences: [...inWork(told, content, facts), ...inWords(told, content, facts)],
    figures: figuresOf(told, content),
  };
}

/** The same after only the words of the assistant were changed. */
export function revisionReworded(
  told: ReportContent,
  content: ReportContent,
  revision: ReportedRevision,
  at: string,
): ReportedRevision {
  const inWork = revision.differences.filter(({ kind }) => kind !== 'word' && kind !== 'comment');
  return { ...revision, differences: [...inWork, ...inWords(told, content, { ...revision, at })] };
}

/** The work of an entry as it was told; its length and what is billed of it as they are now. */
function renamed(entry: ReportedEntry, told: ReportedEntry | undefined): ReportedEntry {
  if (!told) return entry;
  const { assistant, task, service, description } = told;
  return { ...entry, assistant, task, service, description };
}

/** Those that were told, with their time of now; then others that have time now. The line without a task is the last. */
function tasksOf(told: ReportContent, fresh: ReportContent): ReportContent['tasks'] {
  const now = new Map(fresh.tasks.map((task) => [task.taskId, task.seconds]));
  const known = told.tasks.map((task) => ({ ...task, seconds: now.get(task.taskId) ?? 0 }));
  const ids = new Set(known.map(({ taskId }) => taskId));
  const added = fresh.tasks.filter(({ taskId, seconds }) => !ids.has(taskId) && seconds !== 0);
  const all = [...known, ...added];
  const loose = all.filter(({ taskId, seconds }) => taskId === null && seconds !== 0);
  return [...all.filter(({ taskId }) => taskId !== null), ...loose];
}

function servicesOf(
  worked: readonly ReportedEntry[],
  corrections: readonly ReportedCorrection[],
): ReportContent['services'] {
  const counted = [
    ...worked,
    ...corrections.map(({ seconds, billable, entry }) => ({ seconds, billable, service: entry.service })),
  ];
  return [...Map.groupBy(counted, ({ service }) => service)]
    .map(([name, mine]) => ({
      name,
      seconds: sum(mine),
      billableSeconds: sum(mine.filter(({ billable }) => billable)),
    }))
    .sort((a, b) => b.seconds - a.seconds || (a.name ?? '').localeCompare(b.name ?? '', 'en'));
}

/** Corrections by what they made of their entry, then entries that were not told, then those that are no more. */
function inWork(told: ReportContent, content: ReportContent, facts: RevisionFacts): ReportedDifference[] {
  const before = new Map([...told.entries, ...told.late].map((entry) => [entry.id, entry]));
  const after = [...content.entries, ...content.late];
  const kept = new Set(after.map(({ id }) => id));
  const seconds = new Map([...before].map(([id, entry]) => [id, entry.seconds]));
  for (const { entryId, seconds: more } of told.corrections) {
    const known = seconds.get(entryId);
    if (known !== undefined) seconds.set(entryId, known + more);
  }
  const corrected = content.corrections
    .filter(({ id }) => !told.corrections.some((each) => each.id === id))
    .map((correction): ReportedDifference => {
      const { id, entryId, entry, reason, by } = correction;
      const from = seconds.get(entryId) ?? null;
      const to = (from ?? 0) + correction.seconds;
      if (from !== null) seconds.set(entryId, to);
      const field = from === null ? 'added' : 'seconds';
      const what = { kind: 'entry' as const, id: entryId, day: entry.day, label: labelOf(entry) };
      return { ...what, field, from, to, by, at: facts.made.get(id)?.at ?? facts.at, reason };
    });
  const changed = (entry: ReportedEntry, field: 'added' | 'removed'): ReportedDifference => {
    const { by, at } = facts.made.get(entry.id) ?? facts;
    const what = { kind: 'entry' as const, id: entry.id, day: entry.day, label: labelOf(entry), field };
    const is = field === 'added' ? { from: null, to: entry.seconds } : { from: entry.seconds, to: null };
    return { ...what, ...is, by, at, reason: facts.reason };
  };
  return [
    ...corrected,
    ...after.filter(({ id }) => !before.has(id)).map((entry) => changed(entry, 'added')),
    ...[...before.values()].filter(({ id }) => !kept.has(id)).map((entry) => changed(entry, 'removed')),
  ];
}

function inWords(
  told: ReportContent,
  content: ReportContent,
  { by, at, reason }: Pick<RevisionFacts, 'by' | 'at' | 'reason'>,
): ReportedDifference[] {
  const said = (
    kind: 'comment' | 'word',
    id: string | null,
    label: string,
    field: string,
    from: string | null,
    to: string | null,
  ): ReportedDifference[] =>
    (from ?? '') === (to ?? '') ? [] : [{ kind, id, day: null, label, field, from, to, by, at, reason }];
  const comments = content.clauses.flatMap(({ id, kind, comment }) => {
    const before = told.clauses.find((clause) => clause.id === id);
    return said('comment', id, kind, 'text', before?.comment ?? '', comment);
  });
  return [
    ...comments,
    ...said('word', null, '', 'text', told.word, content.word),
    ...said('word', null, '', 'next', told.next?.text ?? null, content.next?.text ?? null),
    ...said('word', null, '', 'nextOn', told.next?.on ?? null, content.next?.on ?? null),
  ];
}

/** Figures that came out otherwise; a clause by its outcome, or by its value where the outcome stayed. */
function figuresOf(told: ReportContent, content: ReportContent): Figure[] {
  const totals = ({ totals, balance }: ReportContent): [Figure['figure'], Figure['from']][] => [
    ['seconds', totals.seconds],
    ['billedSeconds', totals.billedSeconds],
    ['amount', totals.amount?.amount ?? null],
    ['leftSeconds', balance?.leftSeconds ?? null],
  ];
  const before = new Map(totals(told));
  const figures = totals(content).map(([figure, to]): Figure => {
    return { figure, id: null, from: before.get(figure) ?? null, to };
  });
  const clauses = content.clauses.flatMap((clause): Figure[] => {
    const was = told.clauses.find(({ id }) => id === clause.id);
    if (!was) return [];
    const same = was.outcome === clause.outcome;
    const [from, to] = same ? [was.value, clause.value] : [was.outcome, clause.outcome];
    return [{ figure: 'clause', id: clause.id, from, to }];
  });
  return [...figures, ...clauses].filter(({ from, to }) => from !== to);
}

/** How people recognise an entry: what was done. */
function labelOf({ description, task, service }: ReportedCorrection['entry'] | ReportedEntry): string {
  return description || task || service || '';
}

function sum(counted: readonly { readonly seconds: number }[]): number {
  return counted.reduce((total, { seconds }) => total + seconds, 0);
}
