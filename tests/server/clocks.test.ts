import { failure } from '../helpers/failure';
import { startApp, type TestApp } from '../helpers/strapi';
import { makeTinyPack, type TinyPack } from '../helpers/tiny-pack';

let app: TestApp;
let pack: TinyPack;

beforeAll(async () => {
  app = await startApp({ now: '2026-11-30T10:00:00+08:00' });
  pack = await makeTinyPack(app);
  await pack.write();
  await pack.load();
});

afterAll(async () => {
  await pack.remove();
  await app.stop();
});

interface Due {
  due_on: string | null;
  due_clock: string | null;
  due_suspended: boolean;
  due_left: number | null;
}

/** The columns that boards sort and filter by. */
async function due(card: number): Promise<Due> {
  const row = (await app.strapi.db.connection('workboard_cards').where({ id: card }).first()) as Due & { due_suspended: boolean | number };
  return { due_on: row.due_on, due_clock: row.due_clock, due_suspended: Boolean(row.due_suspended), due_left: row.due_left };
}

const clock = (card: number) =>
  app.strapi.db.connection('workboard_clocks').where({ card_id: card }).first('state', 'started_on', 'due_on', 'stopped_on');
const on = (day: string) => `${day}T02:00:00.000Z`;
const running = (due_on: string) => ({ due_on, due_clock: 'reply', due_suspended: false });

describe('the card’s due columns follow its clock', () => {
  it('X-03, N-05, R-FOI-26 · a consultation suspends the clock; its workdays are added when the answer is in', async () => {
    const { id } = await pack.open(on('2026-11-02'));
    expect(await due(id)).toMatchObject(running('2026-11-30'));
    await pack.fire(id, 'consult', {}, on('2026-11-09'));
    expect(await due(id)).toMatchObject({ due_clock: 'reply', due_suspended: true });
    expect(await clock(id)).toMatchObject({ state: 'suspended' });
    // Out on Monday the 9th, in on Monday the 23rd: ten workdays do not count.
    await pack.fire(id, 'answered', {}, on('2026-11-23'));
    expect(await due(id)).toMatchObject(running('2026-12-14'));
    expect(await clock(id)).toMatchObject({ state: 'running', due_on: '2026-12-14' });
  });

  it('X-03, N-07 · an extension adds workdays, and stands beside a suspension', async () => {
    const { id } = await pack.open(on('2026-11-02'));
    await pack.fire(id, 'extend', { workdays: 20 }, on('2026-11-03'));
    expect(await due(id)).toMatchObject(running('2026-12-28'));
    await pack.fire(id, 'consult', {}, on('2026-11-09'));
    await pack.fire(id, 'answered', {}, on('2026-11-16'));
    // Five workdays more reach over New Year: 1–3 January are a holiday; what lies beyond the known years is computed.
    expect((await due(id)).due_on).toBe((await app.workboard.calendar()).add('2026-12-28' as never, 5).day);
  });

  it('X-03 · a correction starts the count anew and voids the extension', async () => {
    const { id } = await pack.open(on('2026-11-02'));
    await pack.fire(id, 'extend', { workdays: 5 }, on('2026-11-03'));
    expect(await due(id)).toMatchObject(running('2026-12-07'));
    await pack.fire(id, 'corrected', {}, on('2026-11-09'));
    expect(await due(id)).toMatchObject(running('2026-12-07'));
    expect((await app.workboard.calendar()).add('2026-11-09' as never, 20).day).toBe('2026-12-07');
    await pack.fire(id, 'corrected', {}, on('2026-11-16'));
    expect(await due(id)).toMatchObject(running('2026-12-14'));
  });

  it('X-03 · the end takes the card off every list of what is due, also while it is suspended', async () => {
    for (const before of [[], ['consult']]) {
      const { id } = await pack.open(on('2026-11-02'));
      for (const event of before) await pack.fire(id, event, {}, on('2026-11-09'));
      await pack.fire(id, 'close', {}, on('2026-11-10'));
      expect(await due(id)).toEqual({ due_on: null, due_clock: null, due_suspended: false, due_left: null });
      expect(await clock(id)).toMatchObject({ state: 'stopped', stopped_on: '2026-11-10' });
    }
  });

  it('every change of a clock is kept and never overwritten: the history stays whole', async () => {
    const { id } = await pack.open(on('2026-11-02'));
    for (const [event, day] of [
      ['consult', '2026-11-09'],
      ['answered', '2026-11-16'],
      ['corrected', '2026-11-17'],
      ['close', '2026-11-18'],
    ] as const)
      await pack.fire(id, event, {}, on(day));
    const events = await app.strapi.db
      .connection('workboard_clock_events')
      .where({ card_id: id })
      .orderBy('id')
      .select<{ type: string; data: string }[]>('type', 'data');
    expect(events.map(({ type, data }) => [type, (JSON.parse(data) as { on?: string }).on])).toEqual([
      ['START', '2026-11-02'],
      ['SUSPEND', '2026-11-09'],
      ['RESUME', '2026-11-16'],
      ['RESET', '2026-11-17'],
      ['STOP', '2026-11-18'],
    ]);
    const change = app.strapi.db.connection('workboard_clock_events').where({ card_id: id }).update({ type: 'STOP' });
    expect(await failure(change)).toContain('append-only');
  });
});
