export { ClientPage } from './client';
export { ClientsPage } from './clients';
