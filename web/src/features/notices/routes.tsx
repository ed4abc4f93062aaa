export { NoticesPage } from './notices';
