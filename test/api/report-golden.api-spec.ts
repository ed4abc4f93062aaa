import { HOLIDAYS, tellGoldenStory, type GoldenStory } from '../support/golden-story.js';
import { paperText, printedIn, readable } from '../support/printed.js';
import { recount } from '../support/recount.js';
import { linkIn, waitForReports } from '../support/report-mail.js';
import { startApp, type TestApp } from '../support/start-app.js';
import { figuresOf } from '../support/told-figures.js';

const WEEKS = ['2026-W42', '2026-W43', '2026-W44', '2026-W45', '2026-W46'];

describe('the reports of five weeks', () => {
  let test: TestApp;
  let story: GoldenStory;

  beforeAll(async () => {
    test = await startApp({ now: '2026-10-12T05:00:00Z' });
    await test.work();
    story = await tellGoldenStory(test);
  }, 120_000);
  afterAll(() => test.close());

  const told = (week: string) => {
    const report = story.reports.find((each) => each.week === week);
    if (!report) throw new Error(`${week} was not told`);
    return report;
  };

  it.each(WEEKS)('say in %s what an independent count of the rows gives, figure by figure', async (week) => {
    const { id, content } = told(week);
    const counted = await recount(test, story.engagementId, id, HOLIDAYS);
    expect(figuresOf(content)).toEqual(counted);
  });

  it('are counted again in a later version, which lists its one difference; the first stays as it was', async () => {
    const { id, number, content } = story.revision;
    expect(number).toBe(2);
    expect(figuresOf(content)).toEqual(await recount(test, story.engagementId, id, HOLIDAYS));
    const day = told('2026-W45').content.entries[0]?.day;
    expect(content.revision?.differences).toMatchObject([{ kind: 'entry', field: 'seconds', from: 7500, to: 6600, day }]); // prettier-ignore
    expect(content.revision?.figures.map(({ figure }) => figure)).toEqual(
      expect.arrayContaining(['seconds', 'billedSeconds', 'amount', 'leftSeconds', 'clause']),
    );
    const [kept] = await test.sql<{ sha256: string }>(
      `SELECT encode(sha256(convert_to(content, 'UTF8')), 'hex') AS sha256 FROM report WHERE id = $1`,
      [told('2026-W45').id],
    );
    expect(kept?.sha256).toBe(told('2026-W45').contentSha256);
  });

  it('count as the rules say: rounding of a task’s day (R-14), a night of 25 hours (R-02)', () => {
    const { content } = told('2026-W42');
    expect(content.totals).toMatchObject({ billableSeconds: 98 * 60, billedSeconds: 120 * 60 });
    // 70.00 at 35.00 an hour, less 5 %.
    expect(content.totals.amount?.amount).toBe('66.50');
    const night = told('2026-W43').content.entries.at(-1);
    expect(night?.seconds).toBe(3 * 3600);
  });

  it('add up: every total is the sum of what is printed', () => {
    for (const { content } of story.reports) {
      const { totals, entries, late, corrections, lines, tasks, services, days } = content;
      const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0);
      const seconds = (all: { seconds: number }[]) => sum(all.map((each) => each.seconds));
      expect(seconds([...entries, ...late, ...corrections])).toBe(totals.seconds);
      expect([seconds(tasks), seconds(services)]).toEqual([totals.seconds, totals.seconds]);
      expect(seconds(days)).toBe(totals.seconds - seconds(late));
      expect(sum(lines.map(({ billedSeconds }) => billedSeconds))).toBe(totals.billedSeconds);
      const cents = sum(lines.map(({ amount }) => Math.round(Number(amount?.amount) * 100)));
      expect((cents / 100).toFixed(2)).toBe(totals.amount?.amount);
      expect(content.balance?.ledger.at(-1)?.leftSeconds).toBe(content.balance?.leftSeconds);
    }
  });

  it('tell a late entry and a correction once, and name the task that was late', () => {
    const { content } = told('2026-W44');
    expect(content.late.map(({ id }) => id)).toEqual([story.lateEntryId]);
    expect(content.corrections).toMatchObject([{ seconds: -240 }]);
    for (const other of story.reports.filter(({ week }) => week !== '2026-W44'))
      expect([...other.content.late, ...other.content.corrections]).toEqual([]);
    const turnaround = content.clauses.find(({ kind }) => kind === 'turnaround');
    expect(turnaround).toMatchObject({ outcome: 'not_met', value: 0, cases: { met: 0, of: 1 } });
    expect(turnaround?.comment).toBe('From now on otherwise.');
    expect(turnaround?.evidence).toMatchObject([{ id: story.lateTaskId, met: false }]);
  });

  it('show how a month turns within a week, and what goes beyond it', () => {
    const ledger = told('2026-W44').content.balance?.ledger ?? [];
    const kinds = ledger.map(({ day, kind }) => `${day.slice(5)} ${kind}`);
    expect(kinds).toEqual([
      '10-27 consumption',
      '10-28 adjustment',
      '10-30 consumption',
      '10-31 expired',
      '10-31 carried_out',
      '11-01 allowance',
      '11-01 carried_in',
      '11-01 consumption',
    ]);
    expect(ledger.find(({ kind }) => kind === 'carried_out')?.leftSeconds).toBe(0);
    const { balance } = told('2026-W46').content;
    expect(balance).toMatchObject({ overageSeconds: 2.25 * 3600, leftSeconds: -2.25 * 3600 });
  });

  it('know the agreement of their last day, and what is compared, next and silently accepted', () => {
    expect(told('2026-W44').content.agreement?.validFrom).toBe('2026-10-12');
    expect(told('2026-W45').content.agreement).toMatchObject({ validFrom: '2026-11-02', acceptedAt: null });
    expect(story.reports.map(({ content }) => content.before.length)).toEqual([0, 1, 2, 3, 4]);
    expect(told('2026-W42').content.next).toEqual({ on: '2026-10-21', text: 'A call' });
    expect(told('2026-W46').content).toMatchObject({ acceptedAfterDays: 5, next: { on: null } });
  });

  it.each(['2026-W44', '2026-W45', '2026-W46'])(
    'give in %s three readers in three languages and zones the same figures, on every way to them',
    async (week) => {
      const { content, contentSha256 } = told(week);
      const { totals } = content;
      const seen = new Map<string, ReturnType<typeof printedIn>[]>();
      for (const { email, language } of story.readers) {
        const mails = await waitForReports(test.mails, email, WEEKS.length + 1);
        const mail = mails.find(({ text }) => text.includes(contentSha256));
        const link = `/${linkIn(mail)}`;
        const page = (await test.visitor().get(link).expect(200)).text;
        expect(page).toContain(`<html lang="${language}"`);
        const texts = {
          mail: mail?.text ?? '',
          html: readable(mail?.html ?? ''),
          page: readable(page),
          paper: await paperText(await test.visitor().bytes(`${link}/report.pdf`)),
        };
        for (const [way, text] of Object.entries(texts)) {
          expect(text).not.toMatch(
            /undefined|NaN|\[object|\{\w+\}|\b(report|clause|balance)\.[a-z-]+\.[a-z]/u,
          );
          const printed = printedIn(text, language);
          expect(printed.minutes).toContain(Math.round(totals.seconds / 60));
          expect(printed.cents).toContain(Math.round(Number(totals.amount?.amount) * 100));
          seen.set(way, [...(seen.get(way) ?? []), printed]);
        }
      }
      for (const [, [italian, ...others]] of seen) for (const other of others) expect(other).toEqual(italian);
    },
  );
});
