export { NoticeSection } from './NoticeSection';
