export { countsOf, overdueByUnit } from './today-counts';
