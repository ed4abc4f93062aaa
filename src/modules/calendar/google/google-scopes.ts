/** Permissions by Google's names; `openid` and `email` say whose account it is. */
export const googleScopes = {
  /** Make calendars of our own, and write in those alone. */
  own: 'https://www.googleapis.com/auth/calendar.app.created',
  /** Which calendars there are. */
  list: 'https://www.googleapis.com/auth/calendar.calendarlist.readonly',
  /** Events of any calendar, with their titles. */
  events: 'https://www.googleapis.com/auth/calendar.events.readonly',
  /** When somebody is busy, and no more. */
  busy: 'https://www.googleapis.com/auth/calendar.events.freebusy',
  openid: 'openid',
  email: 'https://www.googleapis.com/auth/userinfo.email',
} as const;
