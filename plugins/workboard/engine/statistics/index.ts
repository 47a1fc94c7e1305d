export { axesOf, conditionOf, leavesOf, tabulate, type Axes, type AxisWords, type Leaf } from './tabulate';
export type {
  Conditions,
  Measure,
  StatisticsAxis,
  StatisticsDefinition,
  StatisticsEntry,
  StatisticsGroup,
  StatisticsPeriod,
} from './types';
