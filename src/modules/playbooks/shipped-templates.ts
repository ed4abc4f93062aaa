import type { ShippedTemplate } from './shipped-template.js';
import { archive } from './templates/archive.js';
import { businessTrip } from './templates/business-trip.js';
import { calendar } from './templates/calendar.js';
import { firstEnquiry } from './templates/first-enquiry.js';
import { inbox } from './templates/inbox.js';
import { meeting } from './templates/meeting.js';
import { translation } from './templates/translation.js';

/** What assistants are asked for most, in the order in which it is shown. */
export const shippedTemplates: readonly ShippedTemplate[] = [
  inbox,
  calendar,
  firstEnquiry,
  meeting,
  businessTrip,
  archive,
  translation,
];
