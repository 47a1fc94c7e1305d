export { PersonCombobox } from './PersonCombobox';
export { SaveFailed } from './SaveFailed';
export { useSave } from './use-save';
