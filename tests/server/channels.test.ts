import type { Answers } from '../../plugins/workboard/engine/form/types';
import { expireClocks } from '../../plugins/workboard/server/src/features/card/expire-clocks';
import { TRIGGERS } from '../../src/seeds/demo/consultation-answers';
import { consultationReady } from '../helpers/consultation';
import { failure } from '../helpers/failure';
import { callback, type Trouble } from '../../.tools/portal-receiver.mjs';
import type { ChannelDeliveryPage, ChannelOverview } from '../../plugins/workboard/shared/contract';
import { dispatchChannels } from '../../plugins/workboard/server/src/features/channel/dispatch';
import { containerOf, type Container } from '../../plugins/workboard/server/src/platform/container';
import { newSecret } from '../../plugins/workboard/server/src/platform/webhook';
import { deliveries, insertMessages, sendCarelessly, startEnds, turn, type Ends } from '../helpers/channels';
import { interpret, INTERPRETATION_ANSWERS, issuedPair } from '../helpers/interpretation';
import { moveTime } from '../helpers/move-time';
import { documentAfter, setUpOffice, take, type Office } from '../helpers/office';
import { createStaff, type Staff } from '../helpers/staff';
import { startJobWorker } from '../helpers/start-job-worker';
import { startApp, type TestApp } from '../helpers/strapi';

const NOW = '2026-09-30T09:00:00+08:00';

let app: TestApp;
let container: Container;
let office: Office;
let ends: Ends;
let manager: Staff;
let asConfigured: ReturnType<Container['channels']['all']>;

beforeAll(async () => {
  ends = await startEnds(() => Date.parse(container.time.instant()));
  app = await startApp({ now: NOW, env: ends.env });
  container = containerOf(app.strapi);
  asConfigured = container.channels.all();
  office = await setUpOffice(app);
  manager = await createStaff(app, { name: 'manager', actions: ['plugin::workboard.channel.use', 'plugin::workboard.channel.manage'] });
  await app.workboard.grantMembership({ user: manager.id, role: 'secretariat', unit: 'test-secretariat' });
});

afterAll(async () => {
  await ends.stop();
  await app.stop();
});

beforeEach(async () => {
  app.strapi.config.set('plugin::workboard.channels', asConfigured);
  moveTime(container, NOW);
  await dispatchChannels(container);
  for (const table of ['deliveries', 'channels']) await app.strapi.db.connection(`workboard_${table}`).delete();
  for (const end of [ends.portal, ends.network])
    Object.assign(end, { entries: {}, seen: {}, received: [], refused: 0, disturb: undefined });
});

const at = (instant: string) => moveTime(container, instant);
const later = (seconds: number) => at(new Date(Date.parse(container.time.instant()) + seconds * 1000).toISOString());
const clockOf = async (card: number, key: string) =>
  (await app.strapi.db.connection('workboard_clocks').where({ card_id: card, key }).first()) as { state: string } | undefined;
const stopOf = async (card: number, clock: string) => {
  const row = (await app.strapi.db.connection('workboard_clock_events').where({ card_id: card, clock, type: 'STOP' }).first('data')) as
    { data: string } | undefined;
  return row && (JSON.parse(row.data) as { on: string }).on;
};
const logged = async (event: string) =>
  app.strapi.db.connection('workboard_log').where({ event }).orderBy('seq', 'desc').first<Record<string, unknown> | undefined>();
const draft = async (uid: string, documentId: string) =>
  (await app.strapi.db.query(uid).findOne({ where: { documentId, publishedAt: null } })) as Record<string, unknown>;
const post = (path: string, body: object = {}) =>
  app.request.post(`/workboard/channels${path}`).set('Authorization', manager.bearer).send(body);
const overview = async () =>
  ((await app.request.get('/workboard/channels').set('Authorization', manager.bearer).expect(200)).body as { data: ChannelOverview }).data
    .channels;
const configure = (key: string, change: object) => {
  const all = container.channels.all();
  app.strapi.config.set('plugin::workboard.channels', { ...all, [key]: { ...all[key], ...change } });
};

describe('drafts for comment', () => {
  const CONSULTATION = 'api::consultation.consultation';
  const fire = (card: number, event: string, form: Answers, actor = office.clerk) => app.workboard.fire(card, { event, form, actor });
  const channels = [{ kind: 'portal', name: '区政府门户网站' }];
  const verbs = () =>
    ends.portal.received
      .map(({ body }) => JSON.parse(body) as { type: string; data: { event: string } })
      .map(({ type, data }) => [type, data.event]);

  test('A-38, R-CON-03a, R-CON-12b, R-CON-11c, R-SEC-14 · the portal learns of a draft that opens by itself, of its closing, of the feedback and of the withdrawal; its address comes back by itself', async () => {
    const { id, documentId } = await consultationReady(app, office);
    await fire(id, 'open', { opensOn: '2026-10-08', closesOn: '2026-10-20', channels, principles: true });
    await turn(container);
    expect(ends.portal.received).toEqual([]);
    at('2026-10-08T00:05:00+08:00');
    await expireClocks(container);
    await turn(container);
    expect(verbs()).toEqual([['entry.published', 'begin']]);
    const url = `${ends.portal.home}e/${documentId}`;
    expect(await draft(CONSULTATION, documentId)).toMatchObject({
      portalUrl: url,
      portalPublishedAt: '2026-10-08',
      channels: [{ ...channels[0], url }],
    });
    const shown = await app.request.get(`/api/consultations/${documentId}`).expect(200);
    expect((shown.body as { data: object }).data).toMatchObject({ portalUrl: url, channels: [{ ...channels[0], url }] });
    expect(await logged('record_portal')).toMatchObject({ card_id: id, actor_id: 0, actor_name: '系统（渠道回执）' });
    at('2026-10-21T00:05:00+08:00');
    await expireClocks(container);
    await turn(container);
    await fire(id, 'answer_triggers', Object.fromEntries(TRIGGERS.map((key) => [key, 'no'])));
    await fire(id, 'dispose', {});
    await fire(id, 'publish_feedback', { summary: '没有收到意见，草案未作修改。' });
    await turn(container);
    await fire(id, 'emergency_unpublish', { reason: '正文有误，先行撤下' }, office.secretariat);
    await turn(container);
    expect(verbs().slice(1)).toEqual([
      ['entry.updated', 'close'],
      ['entry.updated', 'publish_feedback'],
      ['entry.withdrawn', 'emergency_unpublish'],
    ]);
    for (const { body } of ends.portal.received) expect(body).not.toContain('停车');
  });

  test('R-CON-12b · where the portal has no address, a draft does not open without the address of its page', async () => {
    configure('portal', { url: '' });
    const { id } = await consultationReady(app, office);
    const form = { opensOn: '2026-09-30', closesOn: '2026-10-30', channels, principles: true };
    expect(String(await failure(fire(id, 'open', form)))).toContain('R-CON-12b');
    await fire(id, 'open', { ...form, channels: [{ ...channels[0], url: 'https://portal.example/1' }] });
  });
});

describe('from a step to the portal and back', () => {
  test('R-PUB-11 · the document is public before its address is known; the clock runs until the portal has it, and stops on that day', async () => {
    const document = await documentAfter(app, office, 'publish');
    expect(await clockOf(document.id, 'portal')).toMatchObject({ state: 'running' });
    later(86_400 * 8);
    await turn(container);
    expect(await clockOf(document.id, 'portal')).toMatchObject({ state: 'stopped' });
    expect(await stopOf(document.id, 'portal')).toBe('2026-10-08');
    const url = `${ends.portal.home}e/${document.documentId}`;
    expect(await draft('api::document.document', document.documentId)).toMatchObject({ portalUrl: url, portalPublishedAt: '2026-10-08' });
    const shown = await app.request.get(`/api/documents/${document.documentId}`).expect(200);
    expect((shown.body as { data: object }).data).toMatchObject({ portalUrl: url, portalPublishedAt: '2026-10-08' });
    expect(await logged('record_portal')).toMatchObject({ card_id: document.id, actor_id: 0, actor_name: '系统（渠道回执）' });
  });

  test('R-PUB-11 · what travels is thin: no text, no person; its hash is the approved one, its id is the same for each try', async () => {
    const document = await documentAfter(app, office, 'publish');
    ends.portal.disturb = (_message, count) =>
      count === 0 && ends.portal.received.length === 0 ? { status: 500, stored: true } : undefined;
    await turn(container);
    later(10);
    await turn(container);
    const [first, second] = ends.portal.received;
    expect(first?.id).toMatch(/^msg_portal_\d+$/);
    expect(second).toMatchObject({ id: first?.id, again: true });
    const { type, data } = JSON.parse(first?.body ?? '') as { type: string; data: Record<string, unknown> };
    expect(type).toBe('entry.published');
    expect(Object.keys(data).sort()).toEqual(
      ['channel', 'contentType', 'docNumber', 'documentId', 'event', 'hash', 'indexNumber', 'successor', 'version'].sort(),
    );
    const sealed = await app.strapi.db.connection('workboard_cards').where({ id: document.id }).first<{ seal: string }>('seal');
    expect(data).toMatchObject({ documentId: document.documentId, event: 'publish', hash: { algorithm: 'sha256', value: sealed.seal } });
    expect(data.indexNumber).toBeTruthy();
    expect(Buffer.byteLength(first?.body ?? '')).toBeLessThan(20_480);
  });

  test('R-INT-08 · an interpretation is published without addresses; its clock stops on the second channel, not on the first', async () => {
    const { document, interpretation } = await issuedPair(app, office);
    await take(app, office, document.id, 'publish');
    const { portalPublishedAt } = INTERPRETATION_ANSWERS.publish ?? {};
    const card = await app.workboard.fire(interpretation.id, {
      event: 'publish',
      form: { portalPublishedAt: portalPublishedAt ?? null },
      actor: office.secretariat,
    });
    ends.network.disturb = () => ({ status: 503 });
    await turn(container);
    expect(await clockOf(card.id, 'publish')).toMatchObject({ state: 'running' });
    expect(await draft('api::interpretation.interpretation', card.documentId)).toMatchObject({ serviceNetworkUrl: null });
    ends.network.disturb = undefined;
    later(86_400);
    await turn(container);
    expect(await clockOf(card.id, 'publish')).toMatchObject({ state: 'stopped' });
    expect(await stopOf(card.id, 'publish')).toBe('2026-10-01');
    expect(await draft('api::interpretation.interpretation', card.documentId)).toMatchObject({
      serviceNetworkPublishedAt: '2026-10-01',
      portalPublishedAt: '2026-09-30',
    });
  });

  test('R-PUB-10 · the intranet is told when a document is issued, and only of one that is to be public; its answer records the copy', async () => {
    configure('intranet', { url: ends.network.url, hosts: ['127.0.0.1'], secrets: ends.network.secrets });
    const open = await documentAfter(app, office, 'issue');
    const closed = await documentAfter(app, office, 'check');
    await app.workboard.fire(closed.id, {
      event: 'approve',
      form: { attribute: 'not_public', documentDate: '2026-09-28', reason: '属于内部事务信息' },
      actor: office.leader,
    });
    await take(app, office, closed.id, 'issue');
    await turn(container);
    expect((await deliveries(container)).map(({ channel, document_id: id }) => [channel, id])).toEqual([['intranet', open.documentId]]);
    expect(await clockOf(open.id, 'intranet')).toMatchObject({ state: 'stopped' });
    expect(await draft('api::document.document', open.documentId)).toMatchObject({ intranetLoadedOn: '2026-09-30' });
  });

  test('R-SEC-14 N-31 · whatever is amended, repealed or withdrawn is told to the channel that has it, and shows in public', async () => {
    const document = await documentAfter(app, office, 'publish');
    const change = { changedOn: '2026-09-30', note: '第二条由后文修改' };
    await app.workboard.fire(document.id, { event: 'amend', form: change, actor: office.secretariat });
    const shown = await app.request.get(`/api/documents/${document.documentId}`).expect(200);
    expect((shown.body as { data: object }).data).toMatchObject({ amendedOn: '2026-09-30' });
    await app.workboard.fire(document.id, { event: 'repeal', form: change, actor: office.secretariat });
    await app.workboard.fire(document.id, { event: 'emergency_unpublish', form: { reason: '发现个人信息' }, actor: office.disclosure });
    await turn(container);
    expect(ends.portal.received.map(({ type }) => type)).toEqual(['entry.published', 'entry.updated', 'entry.updated', 'entry.withdrawn']);
    expect(ends.portal.entries[document.documentId]?.state).toBe('withdrawn');
    // It had appeared, but the card has moved on: what came back is kept, and changes nothing.
    const [first] = await deliveries(container, document.documentId).then((all) => all.filter(({ channel }) => channel === 'portal'));
    expect(first).toMatchObject({ state: 'done', report: 'refused' });
    expect(await app.workboard.cardOf('api::document.document', document.documentId)).toMatchObject({ stage: 'withdrawn' });
  });

  test('R-SEC-14 N-31 · with a withdrawal the channel is told what takes its place, and leads its readers there', async () => {
    const next = await documentAfter(app, office, 'publish');
    const old = await documentAfter(app, office, 'publish');
    const { indexNumber: successor } = await draft('api::document.document', next.documentId);
    await app.workboard.fire(old.id, {
      event: 'emergency_unpublish',
      form: { reason: '已由新文件代替', successor },
      actor: office.disclosure,
    } as never);
    await turn(container);
    expect(ends.portal.entries[old.documentId]).toMatchObject({ state: 'withdrawn', successor });
    const page = await fetch(`${ends.portal.home}e/${old.documentId}`);
    expect([page.status, page.headers.get('link')]).toEqual([410, `<${ends.portal.home}e/${next.documentId}>; rel="successor-version"`]);
  });

  test('R10 · what was rolled back is told to nobody; two dispatchers at once make each message once', async () => {
    const document = await documentAfter(app, office, 'issue');
    await expect(
      app.workboard.fire(document.id, { event: 'publish', form: { portalPublishedAt: '2026-12-01' }, actor: office.secretariat }),
    ).rejects.toThrow();
    await take(app, office, document.id, 'publish');
    await Promise.allSettled([dispatchChannels(container), dispatchChannels(container)]);
    expect((await deliveries(container, document.documentId)).map(({ channel, verb }) => [channel, verb])).toEqual([
      ['intranet', 'publish'],
      ['portal', 'publish'],
    ]);
  });
});

describe('a channel without an address', () => {
  test('R-PUB-10 · its message waits; who ticks it off fires the step in their own name, and the clock stops on that day', async () => {
    const document = await documentAfter(app, office, 'issue');
    await turn(container);
    const [waiting] = await deliveries(container, document.documentId);
    expect(waiting).toMatchObject({ channel: 'intranet', state: 'waiting', attempts: 0 });
    await post(`/deliveries/${waiting?.id}/tick`, { on: '2026-10-09' }).expect(400);
    await post(`/deliveries/${waiting?.id}/tick`, { on: '2026-09-30', url: 'https://intranet.example/1' }).expect(200);
    expect(await clockOf(document.id, 'intranet')).toMatchObject({ state: 'stopped' });
    expect(await logged('load_intranet')).toMatchObject({ card_id: document.id, actor_id: manager.id });
    expect(await logged('channel.tick')).toMatchObject({ actor_id: manager.id });
    await post(`/deliveries/${waiting?.id}/tick`, { on: '2026-09-30' }).expect(400);
  });

  test('R-PUB-10 · the manual way on the card settles the message', async () => {
    const document = await documentAfter(app, office, 'issue');
    await dispatchChannels(container);
    await take(app, office, document.id, 'load_intranet');
    await dispatchChannels(container);
    expect(await deliveries(container, document.documentId)).toMatchObject([{ state: 'done', how: 'hand' }]);
  });

  test('R-INT-08 R-PUB-11 · with no channel connected publishing asks for date and link as before, and nothing is left to tick off', async () => {
    for (const key of ['portal', 'service_network']) configure(key, { url: '' });
    const { document, interpretation } = await issuedPair(app, office);
    await take(app, office, document.id, 'publish');
    expect(await clockOf(document.id, 'portal')).toMatchObject({ state: 'stopped' });
    await expect(interpret(app, office, interpretation.id, 'publish', { serviceNetworkUrl: null })).rejects.toThrow();
    await interpret(app, office, interpretation.id, 'publish');
    expect(await clockOf(interpretation.id, 'publish')).toMatchObject({ state: 'stopped' });
    await turn(container);
    const left = (await deliveries(container)).filter(({ state }) => state !== 'done');
    expect(left.map(({ channel }) => channel)).toEqual(['intranet']);
  });
});

describe('sending', () => {
  /** Repeats turns, each after the wait of the last, until nothing waits. */
  async function untilDone(step: number, most: number): Promise<void> {
    for (let round = 0; round < most; round += 1) {
      await turn(container);
      if (!(await deliveries(container)).some(({ state }) => state === 'waiting' || state === 'sending')) return;
      later(step);
    }
    throw new Error('messages still wait');
  }

  const inOrder = () => {
    const last = new Map<string, number>();
    return ends.portal.received
      .filter(({ again }) => !again)
      .every(({ document, version }) => {
        const before = last.get(document) ?? 0;
        last.set(document, version);
        return version > before;
      });
  };

  test('R10 · 30 % of all tries fail in every way: each message arrives, kept once, in the order of its document, with a signature that fits', async () => {
    configure('portal', { timeoutMs: 1000 });
    let seed = 42;
    const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
    const troubles: Trouble[] = [
      { status: 500 },
      { status: 'reset' },
      { status: 429, headers: { 'retry-after': '7' } },
      { status: 302, headers: { location: ends.network.url } },
      { status: 200, stored: true, body: 'x'.repeat(100_000) },
      { status: 503, stored: true },
      { status: 'never', stored: true },
    ];
    ends.portal.disturb = () => (random() < 0.3 ? troubles[Math.floor(random() * troubles.length)] : undefined);
    await insertMessages(container, { documents: 20, versions: 4 });
    await untilDone(2 * 3600, 60);
    expect((await deliveries(container)).every(({ state, how }) => state === 'done' && how === 'sent')).toBe(true);
    expect(new Set(ends.portal.received.map(({ id }) => id)).size).toBe(80);
    expect(inOrder()).toBe(true);
    expect(
      Object.values(ends.portal.entries)
        .map(({ version }) => version)
        .sort(),
    ).toEqual(Array.from({ length: 20 }, (_none, n) => 1_000_060 + n));
    expect(ends.portal.refused).toBe(0);
    expect(ends.network.received).toEqual([]);
    expect(ends.network.refused).toBe(0);
  });

  test('R10 · the comparison bites: who goes on behind a message that failed has lost it, and sent again it is out of order', async () => {
    await insertMessages(container, { documents: 2, versions: 2 });
    let tries = 0;
    ends.portal.disturb = ({ data }) => (data.version === 1_000_000 && (tries += 1) === 1 ? { status: 503 } : undefined);
    const [first, ...others] = await deliveries(container);
    await sendCarelessly(container, first ? [first, ...others] : []);
    expect([new Set(ends.portal.received.map(({ id }) => id)).size, inOrder()]).toEqual([3, true]);
    await sendCarelessly(container, first ? [first] : []);
    expect([new Set(ends.portal.received.map(({ id }) => id)).size, inOrder()]).toEqual([4, false]);
  });

  test('R10 · a portal that is down for a day loses nothing and has everything in order afterwards', async () => {
    await insertMessages(container, { documents: 6, versions: 3 });
    ends.portal.disturb = () => ({ status: 503 });
    for (let hour = 0; hour < 24; hour += 1) {
      await turn(container);
      later(3600);
    }
    expect(ends.portal.received).toEqual([]);
    expect((await overview()).find(({ key }) => key === 'portal')).toMatchObject({ state: 'on', waiting: 18, dead: 0 });
    ends.portal.disturb = undefined;
    await untilDone(3600, 24);
    expect(ends.portal.received).toHaveLength(18);
    expect(inOrder()).toBe(true);
  });

  test('R10 · tries follow the schedule over some 75 hours, then the message is given up, and the next of its document goes on', async () => {
    await insertMessages(container, { documents: 1, versions: 2 });
    ends.portal.disturb = ({ data }) => (data.version === 1_000_000 ? { status: 400 } : undefined);
    const began = Date.parse(container.time.instant());
    const hours: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      expect(ends.portal.received).toEqual([]);
      await turn(container);
      const [first] = await deliveries(container);
      if (first?.state === 'waiting') at(first.next_at);
      hours.push((Date.parse(container.time.instant()) - began) / 3_600_000);
    }
    expect(hours.at(-1)).toBeGreaterThan(75.5);
    expect(hours.at(-1)).toBeLessThan(75.6 * 1.2);
    expect(await deliveries(container)).toMatchObject([{ state: 'dead', attempts: 10 }, { state: 'done' }]);
    const dead = (await app.request.get('/workboard/channels/deliveries?state=dead').set('Authorization', manager.bearer).expect(200))
      .body as {
      data: ChannelDeliveryPage;
    };
    expect(dead.data.deliveries).toMatchObject([{ attempts: 10, status: 400, error: expect.stringContaining('400') as string }]);
    // Tried again by hand, what came later comes again as well, so that the last word stays the last.
    ends.portal.disturb = undefined;
    await post(`/deliveries/${dead.data.deliveries[0]?.id}/retry`).expect(200);
    await turn(container);
    expect(ends.portal.received.map(({ version, again }) => [version, again])).toEqual([
      [1_000_001, false],
      [1_000_000, false],
      [1_000_001, true],
    ]);
    expect(ends.portal.entries.doc0?.version).toBe(1_000_001);
    expect(await logged('channel.retry')).toMatchObject({ actor_id: manager.id });
  });

  test('R10 · 410 switches the channel off, visibly; its messages wait with their tries uncounted, and go in order when it is on again', async () => {
    await insertMessages(container, { documents: 2, versions: 2 });
    ends.portal.disturb = () => ({ status: 410 });
    await turn(container);
    expect((await overview()).find(({ key }) => key === 'portal')).toMatchObject({ state: 'off', offReason: 'gone', waiting: 4 });
    expect(await logged('channel.off')).toMatchObject({ actor_name: '系统（渠道）' });
    ends.portal.disturb = undefined;
    later(86_400);
    expect(await turn(container)).toBe(0);
    await post('/portal/switch', { on: true, reason: '门户已恢复接收' }).expect(200);
    expect(await logged('channel.on')).toMatchObject({ actor_id: manager.id });
    await turn(container);
    expect(ends.portal.received).toHaveLength(4);
    expect(inOrder()).toBe(true);
    expect((await deliveries(container)).every(({ attempts }) => attempts === 1)).toBe(true);
  });

  test('R10 · a channel switched off by hand is left alone, and needs a reason', async () => {
    await insertMessages(container, { documents: 1, versions: 1 });
    await post('/portal/switch', { on: false, reason: '' }).expect(400);
    await post('/portal/switch', { on: false, reason: '门户检修' }).expect(200);
    expect(await turn(container)).toBe(0);
    expect((await overview()).find(({ key }) => key === 'portal')).toMatchObject({
      state: 'off',
      offReason: 'hand',
      offNote: '门户检修',
      waiting: 1,
    });
  });

  test('R10 · Retry-After is honoured: nothing is sent to the channel before, everything after', async () => {
    await insertMessages(container, { documents: 3, versions: 1 });
    ends.portal.disturb = () => ({ status: 429, headers: { 'retry-after': '7200' } });
    await turn(container);
    ends.portal.disturb = undefined;
    await insertMessages(container, { documents: 1, versions: 1, from: 2_000_000 });
    later(7100);
    expect(await turn(container)).toBe(0);
    later(200);
    await turn(container);
    expect(ends.portal.received).toHaveLength(4);
  });

  test('R10 · only 2xx is success; a redirect is not followed, and an answer without end is not read', async () => {
    await insertMessages(container, { documents: 1, versions: 1 });
    ends.portal.disturb = () => ({ status: 307, headers: { location: ends.network.url } });
    await turn(container);
    expect(ends.network.refused + ends.network.received.length).toBe(0);
    expect(await deliveries(container)).toMatchObject([{ state: 'waiting', status: 307 }]);
    ends.portal.disturb = () => ({
      status: 200,
      body: { publishedAt: container.time.instant(), url: 'https://x.example', more: 'x'.repeat(50_000) },
    });
    later(60);
    await turn(container);
    expect(await deliveries(container)).toMatchObject([{ state: 'done', report: 'none', url: null }]);
  });

  test('R7 R10 · an instance killed between sending and noting it: another sends the same id again; two at once send each once', async () => {
    await insertMessages(container, { documents: 1, versions: 2 });
    ends.portal.disturb = () => ({ status: 'never', stored: true });
    const other = await startJobWorker({ zone: 'Asia/Shanghai' });
    await other.ask({ do: 'at', instant: NOW });
    await app.strapi.db.connection('workboard_jobs').delete();
    await container.jobs.prepare();
    later(60);
    await other.ask({ do: 'at', instant: container.time.instant() });
    void other.ask({ do: 'run' });
    while (ends.portal.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await other.kill();
    ends.portal.disturb = undefined;
    // Its lease still holds.
    expect(await turn(container)).toBe(0);
    later(130);
    await turn(container);
    expect(ends.portal.received.map(({ version, again }) => [version, again])).toEqual([
      [1_000_000, false],
      [1_000_000, true],
      [1_000_001, false],
    ]);
    ends.portal.received.length = 0;
    await insertMessages(container, { documents: 15, versions: 2, from: 3_000_000 });
    await Promise.all([turn(container), turn(container), turn(container)]);
    expect(ends.portal.received.map(({ id }) => id).sort()).toEqual(
      Array.from({ length: 30 }, (_none, n) => `msg_portal_${3_000_000 + n}`),
    );
    expect(inOrder()).toBe(true);
  });
});

describe('secrets', () => {
  test('R10 · a changed secret: both sign for a while, the other end changes in its own time; it is shown once and lies encrypted', async () => {
    const before = ends.portal.secrets;
    const { secret } = ((await post('/portal/rotate', { hours: 24 }).expect(200)).body as { data: { secret: string } }).data;
    const row = await app.strapi.db.connection('workboard_channels').where({ key: 'portal' }).first<Record<string, string>>();
    expect(JSON.stringify(row)).not.toContain(secret.slice(6));
    await insertMessages(container, { documents: 1, versions: 1 });
    await turn(container);
    expect(String(ends.portal.received[0]?.headers['webhook-signature']).split(' ')).toHaveLength(2);
    ends.portal.secrets = [secret];
    await insertMessages(container, { documents: 1, versions: 1, from: 2_000_000 });
    await turn(container);
    expect(ends.portal.received).toHaveLength(2);
    later(86_401);
    ends.portal.secrets = before;
    await insertMessages(container, { documents: 1, versions: 1, from: 3_000_000 });
    await turn(container);
    expect(ends.portal.received).toHaveLength(2);
    expect(ends.portal.refused).toBe(1);
    expect(String((await logged('channel.rotate'))?.comment)).toBe('{"channel":"portal","hours":24}');
    const read = await app.request.get('/workboard/channels').set('Authorization', manager.bearer).expect(200);
    for (const hidden of [secret, ...before]) expect(read.text).not.toContain(hidden.slice(6));
  });
});

describe('the national algorithm', () => {
  afterEach(() => {
    ends.portal.schemes = ['v1'];
  });

  test('R10 · a channel set to v1sm3 signs with it alone or beside v1, the other end believes what it asks for only, and what it says back is signed so', async () => {
    ends.portal.schemes = ['v1sm3'];
    await insertMessages(container, { documents: 1, versions: 1 });
    await turn(container);
    expect([ends.portal.refused, ends.portal.received.length]).toEqual([1, 0]);
    configure('portal', { schemes: ['v1', 'v1sm3'] });
    ends.portal.disturb = () => ({ status: 202, stored: true });
    const document = await documentAfter(app, office, 'publish');
    later(60);
    await turn(container);
    const signatures = String(ends.portal.received.at(-1)?.headers['webhook-signature']).split(' ');
    expect(signatures.map((one) => one.split(',')[0])).toEqual(['v1', 'v1sm3']);
    configure('portal', { schemes: ['v1sm3'] });
    const row = (await deliveries(container, document.documentId)).find(({ channel }) => channel === 'portal');
    const say = (scheme: 'v1' | 'v1sm3') => {
      const [secret = ''] = ends.portal.secrets;
      const at = container.time.instant();
      const said = {
        secret,
        scheme,
        messageId: `msg_portal_${row?.log_seq}`,
        publishedAt: at,
        url: 'https://portal.example/sm3',
        now: Date.parse(at),
      };
      const { body, headers } = callback(said);
      return app.request.post('/api/channels/portal/deliveries').set(headers).send(body);
    };
    expect((await say('v1')).status).toBe(401);
    expect((await say('v1sm3')).status).toBe(200);
    expect(await draft('api::document.document', document.documentId)).toMatchObject({ portalUrl: 'https://portal.example/sm3' });
  });
});

describe('the signed callback', () => {
  /** A document the portal took without saying where. */
  async function silent() {
    ends.portal.disturb = () => ({ status: 202, stored: true });
    const document = await documentAfter(app, office, 'publish');
    await turn(container);
    const row = (await deliveries(container, document.documentId)).find(({ channel }) => channel === 'portal');
    const said = (change: object = {}) =>
      callback({
        secret: ends.portal.secrets[0] ?? '',
        messageId: `msg_portal_${row?.log_seq}`,
        publishedAt: container.time.instant(),
        url: 'https://portal.example/late',
        now: Date.parse(container.time.instant()),
        ...change,
      });
    return { document, said };
  }
  const send = ({ body, headers }: ReturnType<typeof callback>, key = 'portal') =>
    app.request.post(`/api/channels/${key}/deliveries`).set(headers).send(body);

  test('R-PUB-11 · the portal says later when and where: the clock stops then; said again it changes nothing', async () => {
    const { document, said } = await silent();
    expect(await clockOf(document.id, 'portal')).toMatchObject({ state: 'running' });
    later(3600);
    const message = said();
    await send(message).expect(200);
    expect(await clockOf(document.id, 'portal')).toMatchObject({ state: 'stopped' });
    expect(await draft('api::document.document', document.documentId)).toMatchObject({ portalUrl: 'https://portal.example/late' });
    const head = await container.log.cursor();
    await send(message).expect(200);
    await send(said({ url: 'https://evil.example/', id: 'other' })).expect(200);
    expect(await container.log.cursor()).toBe(head);
  });

  test('R10 · forged, changed, old, of another channel or of nothing: refused, and nothing happens', async () => {
    const { document, said } = await silent();
    const good = said();
    const head = await container.log.cursor();
    await send(said({ secret: newSecret() })).expect(401);
    await send({ ...good, body: good.body.replace('late', 'evil') }).expect(401);
    await send(said({ now: Date.parse(container.time.instant()) - 301_000 })).expect(401);
    await send(said({ now: Date.parse(container.time.instant()) + 301_000 })).expect(401);
    await send(good, 'service_network').expect(401);
    await send(good, 'nobody').expect(401);
    await send(good, 'intranet').expect(401);
    await app.request.post('/api/channels/portal/deliveries').send({}).expect(401);
    await send(said({ messageId: 'msg_portal_999999' })).expect(404);
    await send(said({ messageId: 'msg_service_network_1' })).expect(400);
    await send(said({ publishedAt: '2027-01-01T00:00:00Z' })).expect(400);
    await send(said({ url: 'javascript:alert(1)' })).expect(400);
    await send(said({ url: `https://portal.example/${'x'.repeat(5000)}` })).expect(413);
    expect(await container.log.cursor()).toBe(head);
    expect(await clockOf(document.id, 'portal')).toMatchObject({ state: 'running' });
  });

  test('R-SEC-14 · what comes back after the withdrawal is kept with its message and does not bring the entry back', async () => {
    const { document, said } = await silent();
    await app.workboard.fire(document.id, { event: 'emergency_unpublish', form: { reason: '发现个人信息' }, actor: office.disclosure });
    await send(said()).expect(200);
    expect((await deliveries(container, document.documentId)).find(({ channel }) => channel === 'portal')).toMatchObject({
      report: 'refused',
    });
    expect(await app.workboard.cardOf('api::document.document', document.documentId)).toMatchObject({ stage: 'withdrawn' });
  });
});

describe('sending anew', () => {
  test('R10 · a portal that lost everything is told again, of one document or since a day, also of what was before the channel', async () => {
    const first = await documentAfter(app, office, 'publish');
    const second = await documentAfter(app, office, 'publish');
    await turn(container);
    await app.strapi.db.connection('workboard_deliveries').where({ document_id: first.documentId }).delete();
    Object.assign(ends.portal, { entries: {}, seen: {}, received: [] });
    const replay = async (body: object) =>
      ((await post('/portal/replay', body).expect(200)).body as { data: { messages: number } }).data.messages;
    expect(await replay({ document: first.documentId })).toBe(1);
    await turn(container);
    expect(Object.keys(ends.portal.entries)).toEqual([first.documentId]);
    expect(await replay({ since: '2026-09-30' })).toBeGreaterThanOrEqual(2);
    await turn(container);
    expect(Object.keys(ends.portal.entries)).toEqual(expect.arrayContaining([first.documentId, second.documentId]));
    expect(await replay({ since: '2026-11-01' })).toBe(0);
    expect(await logged('channel.replay')).toMatchObject({ actor_id: manager.id });
    await post('/intranet/replay', { since: '2026-09-30' }).expect(400);
    await post('/nothing/switch', { on: true, reason: '测试' }).expect(404);
  });
});
