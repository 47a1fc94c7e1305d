export { missingParts } from './missing-parts';
export type { BundleDefinition, BundleHoldings, BundlePart, MissingPart } from './types';
