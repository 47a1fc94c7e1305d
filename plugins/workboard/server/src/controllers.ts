import { attachmentController } from './features/attachment/controller';
import { boardController } from './features/board/controller';
import { boardViewController } from './features/board-view/controller';
import { bulkController } from './features/bulk/controller';
import { bundleController } from './features/bundle/controller';
import { calendarController } from './features/calendar/controller';
import { cardController } from './features/card/controller';
import { channelController } from './features/channel/controller';
import { commentController } from './features/comment/controller';
import { doorController } from './features/door/controller';
import { entryController } from './features/entry/controller';
import { formController } from './features/form/controller';
import { jobController } from './features/job/controller';
import { matrixController } from './features/matrix/controller';
import { meController } from './features/me/controller';
import { membershipController } from './features/membership/controller';
import { noticeController } from './features/notice/controller';
import { messageController } from './features/notification/controller';
import { peopleController } from './features/people/controller';
import { plannerController } from './features/planner/controller';
import { registerController } from './features/register/controller';
import { repeatController } from './features/repeat/controller';
import { reportController } from './features/report/controller';
import { statisticsController } from './features/statistics/controller';
import { standInController } from './features/stand-in/controller';
import { todayController } from './features/today/controller';
import { vaultController } from './features/vault/controller';
import { watchController } from './features/watch/controller';

/** Controllers by the name that handlers use. */
export const controllers = {
  attachment: attachmentController,
  board: boardController,
  boardView: boardViewController,
  bulk: bulkController,
  bundle: bundleController,
  calendar: calendarController,
  card: cardController,
  channel: channelController,
  comment: commentController,
  entry: entryController,
  form: formController,
  job: jobController,
  matrix: matrixController,
  me: meController,
  message: messageController,
  membership: membershipController,
  notice: noticeController,
  people: peopleController,
  planner: plannerController,
  register: registerController,
  repeat: repeatController,
  door: doorController,
  report: reportController,
  'stand-in': standInController,
  statistics: statisticsController,
  today: todayController,
  vault: vaultController,
  watch: watchController,
};
