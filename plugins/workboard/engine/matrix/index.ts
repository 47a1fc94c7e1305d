export { groupAlike, type Alike } from './group-alike';
export type { MatrixDefinition, MatrixFigure } from './types';
