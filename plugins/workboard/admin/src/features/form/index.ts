export { unitField } from './unit-field';
