export { canonicalJson } from './canonical-json';
export { sealInput } from './seal-input';
