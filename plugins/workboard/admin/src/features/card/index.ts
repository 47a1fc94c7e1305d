export { CardDrawer } from './CardDrawer';
export { ClauseChip, ClauseChips } from './ClauseChip';
export { ClockExplanation } from './ClockExplanation';
export { ClockBadge, DueBadge } from './DueBadge';
export { FireProvider } from './FireProvider';
export type { FireOrder, FireResult } from './fire-types';
export { UnfinishedBanner } from './UnfinishedBanner';
export { useFire } from './use-fire';
export { useFireOn } from './use-fire-on';
