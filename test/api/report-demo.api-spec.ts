import Holidays from 'date-holidays';
import pg from 'pg';
import { startDemo, type DemoApp } from '../support/demo-app.js';
import type { Content } from '../support/golden-story.js';
import { recount } from '../support/recount.js';
import { figuresOf } from '../support/told-figures.js';

interface Told { id: string; engagementId: string; client: string; period: string; number: number; content: string; holidays: string | null } // prettier-ignore

/** The five weeks that everybody tries the product with, told by today's clock. */
describe('the reports of the demo', () => {
  let demo: DemoApp;
  let database: pg.Client;

  beforeAll(async () => {
    demo = await startDemo();
    database = new pg.Client({ connectionString: demo.database, options: '-c search_path=affianco,public' });
    await database.connect();
  }, 240_000);
  afterAll(async () => {
    await database.end();
    await demo.close();
  });

  it('say what an independent count of the rows gives, figure by figure, for every client, week and version', async () => {
    const sql = async <Row extends object>(text: string, values: unknown[] = []) =>
      (await database.query(text, values)).rows as Row[];
    const told = await sql<Told>(
      `SELECT r.id, r.engagement_id AS "engagementId", c.name AS client, r.period, r.number, r.content, e.holidays
       FROM report r JOIN engagement e ON e.id = r.engagement_id JOIN client c ON c.id = e.client_id
       WHERE r.state <> 'draft' ORDER BY c.name, r.period_from, r.number`,
    );
    expect(told.length).toBeGreaterThan(15);
    for (const { id, engagementId, content, holidays, ...which } of told) {
      const said = JSON.parse(content) as Content;
      const counted = await recount(
        { sql },
        engagementId,
        id,
        publicHolidays(holidays, said.from.slice(0, 4)),
      );
      expect({ ...which, ...figuresOf(said) }).toEqual({ ...which, ...counted });
    }
  }, 120_000);
});

/** As the world keeps them, asked of the list itself. */
function publicHolidays(region: string | null, year: string): string[] {
  if (region === null) return [];
  const [country = '', ...part] = region.split('-');
  const list = part.length > 0 ? new Holidays(country, part.join('-')) : new Holidays(country);
  const years = [Number(year) - 1, Number(year), Number(year) + 1];
  return years
    .flatMap((each) => list.getHolidays(each))
    .filter(({ type }) => type === 'public')
    .map(({ date }) => date.slice(0, 10));
}
