import { tellDueClocks } from '../../plugins/workboard/server/src/features/notification/tell-due-clocks';
import { containerOf, type Container } from '../../plugins/workboard/server/src/platform/container';
import { insertCards } from '../helpers/cards';
import { moveTime } from '../helpers/move-time';
import { setUpOffice, SECTION, type Office, type Person } from '../helpers/office';
import { startApp, type TestApp } from '../helpers/strapi';

let app: TestApp;
let container: Container;
let office: Office;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-01T09:00:00+08:00' });
  office = await setUpOffice(app);
  container = containerOf(app.strapi);
});

afterAll(() => app.stop());

beforeEach(async () => {
  for (const table of ['notifications', 'jobs', 'clocks', 'card_units', 'cards'])
    await app.strapi.db.connection(`workboard_${table}`).delete();
});

/** A card with one clock. The portal clock reminds the secretariat 3, 1 and 0 workdays before, and the deputy director is told after. */
async function cardDue(due: string, clock: { key?: string; state?: string; suspended?: boolean; workflow?: string } = {}): Promise<number> {
  const { key = 'portal', state = 'running', suspended = false, workflow = 'official-document' } = clock;
  const [id = 0] = await insertCards(app, [
    { workflow, title: '一份公文', stage: 'issued', units: [SECTION], due_on: due, due_clock: key, due_suspended: suspended },
  ]);
  await app.strapi.db.connection('workboard_clocks').insert({ card_id: id, key, state, due_on: due, projected: false });
  return id;
}

/** What lies in the inboxes, oldest first: who, what, and the workdays left. */
async function told(): Promise<[Person, string, number][]> {
  const rows = (await app.strapi.db.connection('workboard_notifications').orderBy('id').select('user_id', 'kind', 'params')) as {
    user_id: number;
    kind: string;
    params: string;
  }[];
  const nameOf = (id: number) => (Object.entries(office) as [Person, { id: number }][]).find(([, actor]) => actor.id === id)?.[0];
  return rows.map((row) => [nameOf(row.user_id) ?? 'clerk', row.kind, (JSON.parse(row.params) as { left: number }).left]);
}

async function scanAt(...instants: string[]): Promise<void> {
  for (const instant of instants) {
    moveTime(container, instant);
    await tellDueClocks(container);
  }
}

/** Every hour of some days, as the job comes. */
const hours = (...days: string[]) =>
  days.flatMap((day) => Array.from({ length: 24 }, (_none, hour) => `${day}T${String(hour).padStart(2, '0')}:00:00+08:00`));

test('R8 · each threshold is told once in its day, on the owner’s desk; escalation comes when the due day is over', async () => {
  await cardDue('2026-09-15');
  await scanAt(...hours('2026-09-09', '2026-09-10', '2026-09-11', '2026-09-12', '2026-09-13', '2026-09-14', '2026-09-15', '2026-09-16'));
  expect(await told()).toEqual([
    ['secretariat', 'reminder', 3],
    ['secretariat', 'reminder', 1],
    ['secretariat', 'reminder.today', 0],
    ['deputy', 'overdue', -1],
  ]);
});

test('R8 · 23:59 and 00:00 in Beijing are two days, whatever the zone of the machine', async () => {
  await cardDue('2026-09-15');
  await scanAt('2026-09-09T23:59:59.999+08:00');
  expect(await told()).toEqual([]);
  await scanAt('2026-09-10T00:00:00+08:00');
  expect(await told()).toEqual([['secretariat', 'reminder', 3]]);
  await scanAt('2026-09-15T23:59:59.999+08:00', '2026-09-16T00:00:00+08:00');
  expect((await told()).map(([person, kind]) => [person, kind])).toEqual([
    ['secretariat', 'reminder'],
    ['secretariat', 'reminder.today'],
    ['deputy', 'overdue'],
  ]);
});

test('R8 · after three days without anybody running, what was passed is told once and not three times', async () => {
  await cardDue('2026-09-15');
  await scanAt('2026-09-09T09:00:00+08:00', '2026-09-15T08:00:00+08:00', '2026-09-15T09:00:00+08:00');
  expect(await told()).toEqual([['secretariat', 'reminder.today', 0]]);
});

test('R8 · several cards are all caught up, and a due day that was moved is told anew', async () => {
  const first = await cardDue('2026-09-15');
  await cardDue('2026-09-16');
  await scanAt('2026-09-15T09:00:00+08:00');
  await app.strapi.db.connection('workboard_clocks').where({ card_id: first }).update({ due_on: '2026-09-18' });
  await scanAt('2026-09-15T10:00:00+08:00');
  expect((await told()).map(([, , left]) => left)).toEqual([0, 1, 3]);
});

test('R-INT-06 · the interpretation is reminded of on day 1 and day 2 after publication, and the deputy director is told when it is overdue', async () => {
  await cardDue('2026-09-11', { key: 'publish', workflow: 'interpretation' });
  await scanAt('2026-09-08T09:00:00+08:00', '2026-09-09T09:00:00+08:00', '2026-09-10T09:00:00+08:00', '2026-09-14T09:00:00+08:00');
  expect((await told()).map(([person, kind, left]) => [person, kind, left])).toEqual([
    ['secretariat', 'reminder', 2],
    ['secretariat', 'reminder', 1],
    ['deputy', 'overdue', -1],
  ]);
});

test('a suspended clock reminds nobody; a statutory ceiling that runs on does', async () => {
  await cardDue('2026-09-15', { state: 'suspended', suspended: true });
  await cardDue('2026-09-15', { state: 'stopped' });
  await scanAt('2026-09-15T09:00:00+08:00');
  expect(await told()).toEqual([]);
  await cardDue('2026-09-15', { state: 'suspended', suspended: false });
  await scanAt('2026-09-15T10:00:00+08:00');
  expect(await told()).toEqual([['secretariat', 'reminder.today', 0]]);
});

test('R8 · whoever the card is assigned to is reminded with the owner', async () => {
  const card = await cardDue('2026-09-15');
  await app.strapi.db.connection('workboard_cards').where({ id: card }).update({ assignee_id: office.clerk.id });
  await scanAt('2026-09-15T09:00:00+08:00');
  expect((await told()).map(([person]) => person).sort()).toEqual(['clerk', 'secretariat']);
});
