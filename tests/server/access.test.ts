import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';
import { routes } from '../../plugins/workboard/server/src/routes';

let app: TestApp;
/** May log in and nothing else. */
let stranger: Staff;
/** Has every action of the plugin, and no office role. */
let guest: Staff;

const ALL = routes.admin.routes;
const ACTIONS = [
  'board.read',
  'board.move',
  'view.share',
  'card.assign',
  'report.read',
  'register.read',
  'register.export',
  'bundle.make',
  'notice.manage',
  'calendar.manage',
  'personal.reveal',
  'personal.erase',
  'membership.manage',
  'channel.use',
  'channel.manage',
  'job.manage',
].map((action) => `plugin::workboard.${action}`);

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T09:00:00+08:00' });
  stranger = await createStaff(app, { name: 'stranger' });
  guest = await createStaff(app, { name: 'guest', actions: ACTIONS });
});

afterAll(() => app.stop());

const address = (path: string) =>
  `/workboard${path.replace(':workflow', 'official-document').replace(':stage', 'drafting').replace(/:\w+/g, '1')}`;
const send = (method: string, path: string) => app.request[method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'](address(path));

test('every admin route of the plugin that Strapi mounted asks for an account and for one of our actions', () => {
  const mounted = app.strapi.plugin('workboard').routes as unknown as Record<string, { type: string; routes: MountedRoute[] }>;
  const found = mounted.admin?.routes ?? [];
  expect(found.length).toBe(ALL.length);
  // A channel's callback is signed instead; nothing else of the plugin is open.
  const open = Object.entries(mounted).filter(([name]) => name !== 'admin');
  expect(open.flatMap(([, router]) => router.routes.map(({ path }) => path))).toEqual(['/channels/:key/deliveries']);
  for (const { path, config } of found) {
    const [first, second] = config.policies;
    expect([path, first]).toEqual([path, 'admin::isAuthenticatedAdmin']);
    const { name, config: needs } = second as { name: string; config: { actions: string[] } };
    expect([path, name]).toEqual([path, 'admin::hasPermissions']);
    expect(needs.actions).toHaveLength(1);
    expect(ACTIONS).toContain(needs.actions[0]);
  }
});

interface MountedRoute {
  path: string;
  config: { policies: unknown[] };
}

test.each(ALL.map(({ method, path }) => [method, path]))(
  'nobody gets through %s %s: 401 without an account, 403 without the action',
  async (method, path) => {
    const anonymous = await send(method, path);
    expect(anonymous.status).toBe(401);
    const refused = await send(method, path).set('Authorization', stranger.bearer);
    expect(refused.status).toBe(403);
  },
);

test('an action of reading does not move a card, and an action without an office role opens nothing', async () => {
  const card = ((await app.strapi.db.connection('workboard_cards').first('id')) as { id: number }).id;
  const as = (path: string) => app.request.get(`/workboard${path}`).set('Authorization', guest.bearer);
  await as(`/cards/${card}`).expect(404);
  await as(`/cards/${card}/permitted`).expect(404);
  await as(`/forms/return-document?card=${card}`).expect(404);
  const board = (await as('/boards/official-document').expect(200)).body as { data: { counts: object; columns: { cards: unknown[] }[] } };
  expect(board.data.counts).toEqual({ open: 0, overdue: 0, today: 0, soon: 0, suspended: 0 });
  expect(board.data.columns.flatMap(({ cards }) => cards)).toEqual([]);
  expect((await as('/boards').expect(200)).body).toEqual({ data: [] });
  expect((await as('/boards/official-document/changes?since=0').expect(200)).body).toMatchObject({ data: { cards: [] } });
  await app.request.post(`/workboard/cards/${card}/events/withdraw`).set('Authorization', guest.bearer).send({}).expect(404);
});

test.each([
  ['/boards/official-document?sort=title', 'sort'],
  ['/boards/official-document?urgency=never', 'urgency'],
  ['/boards/official-document?assignee=anyone', 'assignee'],
  ['/boards/official-document/columns/drafting?after=x', 'after'],
  ['/boards/official-document/changes', 'since'],
  ['/boards/official-document/changes?since=-1', 'since'],
  ['/today?mine=yes', 'mine'],
  ['/people?name=a', 'name'],
  ['/clauses?ids[]=1', 'ids'],
  ['/me?x=1', 'x'],
  ['/roles?x=1', 'x'],
  ['/memberships?page=0', 'page'],
  ['/memberships?person=1', 'person'],
  ['/memberships/units?q=a', 'q'],
])('what a query does not know is refused and named: GET %s', async (path, field) => {
  const { body }: { body: unknown } = await app.request.get(`/workboard${path}`).set('Authorization', guest.bearer).expect(400);
  expect(body).toMatchObject({ data: null, error: { status: 400, name: 'BadRequestError', details: { field } } });
  expect((body as { error: { message: string } }).error.message).toContain(field);
});

test('unknown workflows, forms and cards are 404, and a card number must be one', async () => {
  const as = (path: string) => app.request.get(`/workboard${path}`).set('Authorization', guest.bearer);
  await as('/boards/nothing').expect(404);
  await as('/forms/nothing').expect(404);
  await as('/cards/999999').expect(404);
  await as('/cards/one').expect(400);
  await as('/reports/clocks?workflow=official-document&clock=nothing').expect(400);
});
