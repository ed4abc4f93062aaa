export { TodayPage } from './today';
