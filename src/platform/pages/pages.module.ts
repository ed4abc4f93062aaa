import { Global, Module } from '@nestjs/common';
import { PageLinks } from './page-links.js';

/** Pages for readers of mails, behind links, without sign-in and without JavaScript. */
@Global()
@Module({ providers: [PageLinks], exports: [PageLinks] })
export class PagesModule {}
