import { aClient } from '../builders/client.js';
import { aContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

describe('smoke', () => {
  let test: TestApp;
  let anna: Visitor;
  beforeAll(async () => {
    test = await startApp();
    anna = await test.visitor().signUp();
  });
  afterAll(() => test.close());
  it('works', async () => {
    const client = await aClient(anna);
    console.log(client, await aContact(anna, { clientId: client.id }));
    const e = await anEngagement(anna, { rate: { amount: '28.00', currency: 'EUR' }, allowanceMinutes: 600 });
    console.log(JSON.stringify(e), (await anna.get(`/engagements/${e.id}/balance`)).body, (await anna.get('/engagements?limit=1')).body);
  });
});
