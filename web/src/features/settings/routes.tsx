export { CalendarsPage } from './calendars';
export { SettingsPage } from './settings';
