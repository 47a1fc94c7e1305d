export { SavedViewMenu } from './SavedViewMenu';
export { ViewControls } from './ViewControls';
