import { Global, Module } from '@nestjs/common';
import { Announcer } from './announcer.js';
import { EventsController } from './events.controller.js';
import { Events } from './events.js';
import { Live } from './live.js';

/** Tells browsers what has changed, live. */
@Global()
@Module({ controllers: [EventsController], providers: [Announcer, Events, Live], exports: [Events, Live] })
export class EventsModule {}
