export { TimePage } from './time';
