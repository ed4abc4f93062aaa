export { SettingsPage } from './settings';
