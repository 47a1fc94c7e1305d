export { findMarks } from './find-marks';
export { findPersonal } from './find-personal';
export { maskNumbers } from './mask-numbers';
export { describeFinding, marksAmong, scanTexts, textsIn, type PlacedText, type Scan } from './scan';
export { KIND_TITLES, type Finding, type FindingKind, type PlacedFinding, type SentinelOptions } from './types';
