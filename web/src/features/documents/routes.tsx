export { DocumentsPage } from './documents';
