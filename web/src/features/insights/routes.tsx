export { InsightsPage } from './insights';
export { EditViewPage, NewViewPage } from './views/view-form';
export { ViewPage } from './views/view';
export { ViewsPage } from './views/views';
