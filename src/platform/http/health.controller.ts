import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { Public } from '../access/allow.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

/** For supervisors and monitors; says whether, never why. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly source: DataSource,
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  /** The process answers. */
  @Get('health/live')
  @Public('supervisors ask without a secret; the answer holds nothing')
  live(): { status: string } {
    return { status: 'live' };
  }

  /** The process can do its work: it is not stopping, and the database answers. */
  @Get('health/ready')
  @Public('load balancers ask without a secret; the answer holds nothing')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const database = await this.source.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const ready = database && !this.readiness.stopping;
    await reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', database });
  }

  /** Prometheus text format: counts and times, no names. */
  @Get('metrics')
  @Public('scraped inside the operator’s network; counts and times only')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  prometheus(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
