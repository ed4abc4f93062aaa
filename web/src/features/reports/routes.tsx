export { ReportPage } from './report';
export { ReportsPage } from './reports';
