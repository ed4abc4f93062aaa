export { AgreementPage } from './agreement';
export { BalancePage } from './balance';
export { ClientPage } from './client';
export { ClientsPage } from './clients';
