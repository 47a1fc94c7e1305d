export { AssignButton, AssignCard } from './AssignButton';
export { AssignDialog } from './AssignDialog';
export { AttachmentSection } from './AttachmentSection';
export { CommentSection } from './CommentSection';
export { WatchButton } from './WatchButton';
export { focusComposer } from './focus-composer';
export { saveFile } from './save-file';
