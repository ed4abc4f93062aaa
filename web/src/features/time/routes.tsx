export { ImportPage } from './import';
export { TimePage } from './time';
