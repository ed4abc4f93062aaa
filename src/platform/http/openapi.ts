import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { ALLOW, PUBLIC } from '../access/allow.js';

/** Statuses an operation can answer with beside its success, by what it takes. */
const ALWAYS = ['429', '500', '503'];
const GUARDED = ['401', '403'];
const WITH_ID = ['404'];
const WITH_BODY = ['400', '413', '415', '422'];
const CHANGING = ['409'];
const EDITING = ['412'];

interface Operation {
  operationId?: string;
  parameters?: { in: string; name: string }[];
  requestBody?: unknown;
  security?: Record<string, string[]>[];
  responses: Record<string, unknown>;
  [extension: `x-${string}`]: unknown;
}

/** Metadata key under which a route's access travels into the document (see `describeAccess`). */
export const ACCESS_EXTENSION = 'x-access';

/**
 * The OpenAPI 3.1 document of the whole API: every operation with its security and every status it can give.
 * `docs/openapi.json` is this document, and a test holds the two together.
 */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Affianco')
    .setDescription('Tasks, hours, documents and reports shared by virtual assistants and their clients.')
    .setVersion('1')
    .addCookieAuth('affianco_session', { type: 'apiKey', in: 'cookie', name: 'affianco_session' }, 'session')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => operationId(controller, method),
  });
  const paths: OpenAPIObject['paths'] = {};
  for (const [path, item] of Object.entries(document.paths).sort(([a], [b]) => a.localeCompare(b))) {
    if (!path.startsWith('/api/')) continue;
    paths[path] = item;
    for (const [method, operation] of Object.entries(item as Record<string, Operation>))
      complete(method, operation, accessOf(app, operation));
  }
  const schemas = { ...document.components?.schemas, Problem: PROBLEM };
  Object.values(schemas).forEach(requireAbilities);
  return nullsAsTypes({
    ...document,
    paths,
    components: { ...document.components, schemas },
  } as never) as OpenAPIObject;
}

/** Serves the document at `/api/openapi.json`, and a page to read it with at `/api/docs`. */
export function serveApiDocs(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Affianco API',
  });
}

/** `TimeEntriesController.stop` is `timeEntriesStop`. */
function operationId(controller: string, method: string): string {
  const noun = controller.replace(/Controller$/, '');
  return noun.charAt(0).toLowerCase() + noun.slice(1) + method.charAt(0).toUpperCase() + method.slice(1);
}

interface Route {
  readonly handler: object;
}

function accessOf(app: INestApplication, operation: Operation): string | undefined {
  const routes = routesOf(app);
  const handler = routes.get(operation.operationId ?? '')?.handler;
  if (!handler) return undefined;
  return Reflect.getMetadata(ALLOW, handler) ?? (Reflect.getMetadata(PUBLIC, handler) ? 'public' : undefined);
}

/** Every handler of the application by operation id. */
export function routesOf(app: INestApplication): Map<string, Route> {
  const container = (
    app as unknown as {
      container: { getModules(): Map<string, { controllers: Map<unknown, { metatype: new () => object }> }> };
    }
  ).container;
  const routes = new Map<string, Route>();
  for (const module of container.getModules().values()) {
    for (const { metatype } of module.controllers.values()) {
      for (const method of Object.getOwnPropertyNames(metatype.prototype as object)) {
        const handler = (metatype.prototype as Record<string, unknown>)[method];
        // The class itself, which carries the controller's own path.
        if (handler === metatype) continue;
        if (typeof handler === 'function' && Reflect.hasMetadata('path', handler))
          routes.set(operationId(metatype.name, method), { handler });
      }
    }
  }
  return routes;
}

function complete(method: string, operation: Operation, access: string | undefined): void {
  const isPublic = access === 'public';
  operation[ACCESS_EXTENSION] = access ?? 'closed';
  operation.security = isPublic ? [] : [{ session: [] }, { token: [] }];
  const unsafe = method !== 'get';
  const editing = method === 'patch' || method === 'delete' || method === 'put';
  const statuses = [
    ...ALWAYS,
    ...(isPublic ? [] : GUARDED),
    ...(operation.parameters?.some((parameter) => parameter.in === 'path') ? ['400', ...WITH_ID] : []),
    ...(operation.parameters?.some((parameter) => parameter.in === 'query') ? ['400'] : []),
    ...(operation.requestBody ? [...WITH_BODY, ...WITH_ID] : []),
    ...(unsafe ? [...CHANGING, '422', ...(isPublic ? ['401', '403'] : [])] : []),
    ...(editing ? EDITING : []),
  ];
  for (const status of [...new Set(statuses)].sort())
    operation.responses[status] ??= { description: 'Problem', content: PROBLEM_CONTENT };
  if (editing) operation.parameters = [...(operation.parameters ?? []), IF_MATCH as never];
  if (method === 'post') operation.parameters = [...(operation.parameters ?? []), IDEMPOTENCY_KEY as never];
}

/** Every word of `can` is always there; the decorator of an inline object cannot say so. */
function requireAbilities(schema: unknown): void {
  const can = (schema as { properties?: Record<string, { properties?: object; required?: string[] }> })
    .properties?.can;
  if (can?.properties) can.required = Object.keys(can.properties);
}

/** OpenAPI 3.1 has no `nullable`: null is one of the types. */
function nullsAsTypes(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(nullsAsTypes);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...rest } = node as Record<string, unknown>;
  const converted = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, nullsAsTypes(value)]),
  );
  if (nullable !== true) return converted;
  if (typeof converted.type === 'string') {
    return {
      ...converted,
      type: [converted.type, 'null'],
      ...(Array.isArray(converted.enum) && { enum: [...(converted.enum as unknown[]), null] }),
    };
  }
  const { description, ...schema } = converted;
  return {
    ...(description !== undefined && { description }),
    oneOf: [schema.allOf ? (schema.allOf as unknown[])[0] : schema, { type: 'null' }],
  };
}

const PROBLEM = {
  type: 'object',
  description: 'RFC 9457. `detail` is worded in the reader’s language, `code` is for programs.',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', example: 'time-entry.overlaps' },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    details: { type: 'object', additionalProperties: true },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
        required: ['field', 'code', 'message'],
      },
    },
  },
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
};
const PROBLEM_CONTENT = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The version that was read, as its ETag; an older one than the stored is refused (412).',
  schema: { type: 'string', example: '"7"' },
};
const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A repeated request with the same key gets the first answer and does nothing.',
  schema: { type: 'string', maxLength: 255 },
};
