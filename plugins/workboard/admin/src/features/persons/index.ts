export { PersonSection } from './PersonSection';
