import { boardController } from './features/board/controller';
import { cardController } from './features/card/controller';
import { entryController } from './features/entry/controller';
import { formController } from './features/form/controller';
import { meController } from './features/me/controller';
import { membershipController } from './features/membership/controller';
import { peopleController } from './features/people/controller';
import { reportController } from './features/report/controller';
import { todayController } from './features/today/controller';

/** Controllers by the name that handlers use. */
export const controllers = {
  board: boardController,
  card: cardController,
  entry: entryController,
  form: formController,
  me: meController,
  membership: membershipController,
  people: peopleController,
  report: reportController,
  today: todayController,
};
