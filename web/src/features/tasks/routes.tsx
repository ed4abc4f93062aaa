export { TaskPage } from './task';
export { TasksPage } from './tasks';
