export { StandInBanner } from './StandInBanner';
