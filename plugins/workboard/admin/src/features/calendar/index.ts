export { NoticeReminder } from './NoticeReminder';
