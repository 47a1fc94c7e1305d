export { ViewControls } from './ViewControls';
