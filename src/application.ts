import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import type { Clock } from './kernel/clock.js';
import type { Environment } from './platform/config/environment.js';
import type { DatabaseAddresses } from './platform/database/database.js';
import { Live } from './platform/events/live.js';
import { serveApiDocs } from './platform/http/openapi.js';
import { dressServer, httpAdapter } from './platform/http/server.js';
import { serveWebApp } from './platform/http/web-app.js';
import { Worker } from './platform/jobs/worker.js';
import { InboundMail } from './platform/mail/inbound.js';

/** The product in one process, ready to listen. Used by the server, the commands and the tests alike. */
export async function createApplication(
  environment: Environment,
  addresses: DatabaseAddresses,
  clock?: Clock,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(environment, addresses, clock),
    httpAdapter(environment),
    {
      bufferLogs: true,
      abortOnError: false,
    },
  );
  app.useLogger(app.get(Logger));
  await dressServer(app, environment);
  serveApiDocs(app);
  await serveWebApp(app);
  return app;
}

/** Begins what the role of this process says: answering, working, or both. */
export async function startRole(app: NestFastifyApplication, environment: Environment): Promise<void> {
  if (environment.role !== 'worker') await app.get(Live).start();
  // A worker listens too: its health and metrics are asked for in the same way.
  await app.listen(environment.port, environment.host);
  if (environment.role !== 'api') {
    await app.get(Worker).start();
    await app.get(InboundMail).start();
  }
}

/** The product, at work as its role says. */
export async function startServer(
  environment: Environment,
  addresses: DatabaseAddresses,
): Promise<NestFastifyApplication> {
  const app = await createApplication(environment, addresses);
  await startRole(app, environment);
  return app;
}
