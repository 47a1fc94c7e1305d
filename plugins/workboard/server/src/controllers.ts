import type { Core } from '@strapi/strapi';
import { routes } from './routes';

/** Each reads the parts of the request that it needs. */
type Answer = (ctx: never) => unknown;
type Controller = (context: { strapi: Core.Strapi }) => Readonly<Record<string, Answer>>;

/** Where the controllers lie, by the name that handlers use. Each is fetched with the first request to it: the start waits for none of them (P19). */
const FETCH: Readonly<Record<string, () => Promise<Controller>>> = {
  attachment: async () => (await import('./features/attachment/controller')).attachmentController,
  board: async () => (await import('./features/board/controller')).boardController,
  boardView: async () => (await import('./features/board-view/controller')).boardViewController,
  bulk: async () => (await import('./features/bulk/controller')).bulkController,
  bundle: async () => (await import('./features/bundle/controller')).bundleController,
  calendar: async () => (await import('./features/calendar/controller')).calendarController,
  card: async () => (await import('./features/card/controller')).cardController,
  channel: async () => (await import('./features/channel/controller')).channelController,
  comment: async () => (await import('./features/comment/controller')).commentController,
  entry: async () => (await import('./features/entry/controller')).entryController,
  form: async () => (await import('./features/form/controller')).formController,
  job: async () => (await import('./features/job/controller')).jobController,
  matrix: async () => (await import('./features/matrix/controller')).matrixController,
  me: async () => (await import('./features/me/controller')).meController,
  message: async () => (await import('./features/notification/controller')).messageController,
  membership: async () => (await import('./features/membership/controller')).membershipController,
  notice: async () => (await import('./features/notice/controller')).noticeController,
  people: async () => (await import('./features/people/controller')).peopleController,
  planner: async () => (await import('./features/planner/controller')).plannerController,
  register: async () => (await import('./features/register/controller')).registerController,
  repeat: async () => (await import('./features/repeat/controller')).repeatController,
  door: async () => (await import('./features/door/controller')).doorController,
  report: async () => (await import('./features/report/controller')).reportController,
  'stand-in': async () => (await import('./features/stand-in/controller')).standInController,
  statistics: async () => (await import('./features/statistics/controller')).statisticsController,
  today: async () => (await import('./features/today/controller')).todayController,
  vault: async () => (await import('./features/vault/controller')).vaultController,
  watch: async () => (await import('./features/watch/controller')).watchController,
};

/** Controllers as Strapi's router knows them: an action for each handler that a route names. */
export const controllers: Readonly<Record<string, Controller>> = Object.fromEntries(
  Object.entries(FETCH).map(([name, fetch]) => [name, ({ strapi }: { strapi: Core.Strapi }) => actionsOf(name, fetch, strapi)]),
);

function actionsOf(name: string, fetch: () => Promise<Controller>, strapi: Core.Strapi): Record<string, Answer> {
  let made: Promise<Readonly<Record<string, Answer>>> | undefined;
  const named = [...routes.admin.routes, ...routes['content-api'].routes].map(({ handler }) => handler.split('.'));
  return Object.fromEntries(
    named
      .filter(([controller]) => controller === name)
      .map(([, action = '']): [string, Answer] => [
        action,
        async (ctx: never) => {
          const actions = await (made ??= fetch().then((controller) => controller({ strapi })));
          const answer = actions[action];
          if (!answer) throw new Error(`the controller “${name}” has no action “${action}”`);
          return answer(ctx);
        },
      ]),
  );
}
