export { PortalBalancePage } from './balance';
export { PortalDocumentsPage } from './documents';
export { PortalHoursPage } from './hours';
export { OverviewPage } from './overview';
export { PortalReportPage } from './report';
export { PortalReportsPage } from './reports';
export { PortalTaskPage } from './task';
export { PortalTasksPage } from './tasks';
