export { InsightsPage } from './insights';
