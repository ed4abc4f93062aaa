import request from 'supertest';

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';

/**
 * Somebody with a browser, or a program with a token: keeps the cookie, sends the CSRF token.
 * Every call gives supertest's test, so that it reads `await anna.post('/tasks', {...}).expect(201)`.
 */
export class Visitor {
  private readonly agent: ReturnType<typeof request.agent>;
  private csrf: string | null = null;
  private bearer: string | null = null;

  constructor(private readonly url: string) {
    this.agent = request.agent(url);
  }

  get = (path: string) => this.call('get', path);
  post = (path: string, body?: object) => this.call('post', path, body ?? {});
  patch = (path: string, body: object) => this.call('patch', path, body);
  put = (path: string, body: object) => this.call('put', path, body);
  delete = (path: string) => this.call('delete', path);

  /** A multipart form with one file. */
  upload(
    path: string,
    fields: Record<string, string>,
    file: { name: string; type?: string; content: Buffer | string },
  ): request.Test {
    const test = this.dressed(this.agent.post(this.address(path)));
    for (const [name, value] of Object.entries(fields)) void test.field(name, value);
    return test.attach('file', Buffer.from(file.content), {
      filename: file.name,
      ...(file.type && { contentType: file.type }),
    });
  }

  /** The bytes of a file. */
  async bytes(path: string): Promise<Buffer> {
    const { body } = await this.get(path).buffer(true).parse(collected).expect(200);
    return body as Buffer;
  }

  async signIn(email: string, password = 'correct-horse-battery'): Promise<this> {
    const answer = await this.post('/session', { email, password }).expect(201);
    this.csrf = (answer.body as { csrfToken: string }).csrfToken;
    return this;
  }

  /** Makes a workspace and is its owner from now on. */
  async signUp(
    fields: Partial<Record<'workspaceName' | 'name' | 'email' | 'language' | 'timeZone', string>> = {},
  ): Promise<this> {
    const body = {
      workspaceName: 'Studio Ferri', name: 'Anna Ferri', email: 'anna@example.com', password: 'correct-horse-battery',
      language: 'en', timeZone: 'Europe/Rome', ...fields,
    }; // prettier-ignore
    const answer = await this.post('/workspaces', body).expect(201);
    this.csrf = (answer.body as { csrfToken: string }).csrfToken;
    return this;
  }

  /** Takes over a session that another answer has begun (an accepted invitation). */
  useCsrf(token: string): this {
    this.csrf = token;
    return this;
  }

  useToken(token: string): this {
    this.bearer = token;
    return this;
  }

  /** The same person by a token, which lasts where a session would end: when the clock jumps by months. */
  async lasting(): Promise<Visitor> {
    const { body } = await this.post('/tokens', { name: 'Tests' }).expect(201);
    return new Visitor(this.url).useToken(body.token as string);
  }

  /** The workspace that they are in. */
  async workspaceId(): Promise<string> {
    return (await this.get('/session').expect(200)).body.seat.workspace.id as string;
  }

  private call(method: Method, path: string, body?: object): request.Test {
    const test = this.dressed(this.agent[method](this.address(path)));
    return body === undefined ? test : test.send(body);
  }

  private dressed(test: request.Test): request.Test {
    if (this.csrf) void test.set('X-CSRF-Token', this.csrf);
    if (this.bearer) void test.set('Authorization', `Bearer ${this.bearer}`);
    return test;
  }

  /** Paths are of the API unless they start with two slashes (`//r/…`). */
  private address(path: string): string {
    return path.startsWith('//') ? path.slice(1) : `/api/v1${path}`;
  }
}

function collected(answer: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const stream = answer as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}
