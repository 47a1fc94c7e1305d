export { compareAsRead } from './as-read';
export { groupAlike, type Alike } from './group-alike';
export type { MatrixDefinition, MatrixFigure } from './types';
