export { PlannerPage } from './planner';
