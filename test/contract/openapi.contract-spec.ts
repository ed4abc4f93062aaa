import { openApiDocument } from '../../src/platform/http/openapi.js';
import { textOf } from '../support/repository.js';
import { startApp, type TestApp } from '../support/start-app.js';

describe('docs/openapi.json', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startApp();
  });
  afterAll(() => test.close());

  it('is the document of this very code (npm run openapi writes it)', () => {
    expect(JSON.parse(textOf('docs/openapi.json'))).toEqual(
      JSON.parse(JSON.stringify(openApiDocument(test.app))),
    );
  });

  it('is what the server gives to programs', async () => {
    const { body } = await test.visitor().get('//api/openapi.json').expect(200);
    expect(body).toEqual(JSON.parse(textOf('docs/openapi.json')));
  });
});
