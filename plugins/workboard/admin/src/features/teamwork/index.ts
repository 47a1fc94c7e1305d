export { AssignButton, AssignCard } from './AssignButton';
export { AssignDialog } from './AssignDialog';
export { AttachmentSection } from './AttachmentSection';
export { CommentSection } from './CommentSection';
export { WatchButton } from './WatchButton';
export { focusComposer } from './focus-composer';
export { saveBase64, saveFile } from './save-file';
