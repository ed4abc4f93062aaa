export { ImportsPage } from './imports';
