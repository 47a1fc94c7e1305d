import { answersOfDelivery, attributesRead, channelsOf, isTold, toldOf } from '../../../plugins/workboard/engine/channel';
import { parseWorkflow, type ParsedWorkflow } from '../../../plugins/workboard/engine/workflow';
import { loadOfficePacks } from '../packs/load-office-packs';

const text = (channel: string) => `
key: leaflet
title: 传单
subject: { type: api::leaflet.leaflet, title: title, state: [placedOn] }
stages:
  drafting: { title: 拟稿, kind: initial }
  published: { title: 已公开, kind: final }
  withdrawn: { title: 已撤下, kind: final }
events:
  create: { title: 新建, by: clerk }
  publish: { title: 公开, from: drafting, to: published, by: clerk, effects: [publish] }
  placed: { title: 登记, from: published, by: [clerk, system], form: placed, effects: [{ set: placedOn, value: form.on }] }
  noted: { title: 备注, from: published, by: clerk }
  withdraw: { title: 撤下, from: published, to: withdrawn, by: clerk, effects: [unpublish] }
channels:
  portal:
    clauses: [R-PUB-11]
    publish: publish
    withdraw: withdraw
${channel}`;

const field = { key: 'on', type: 'date', label: { 'zh-Hans': '日期', en: 'Day' }, required: true, clauses: [] } as const;
const parse = (channel: string): ParsedWorkflow =>
  parseWorkflow(text(channel), {
    file: 'workflow.yaml',
    roles: { clerk: { 'zh-Hans': '经办', en: 'Clerk' } },
    forms: { placed: { key: 'placed', version: 1, title: { 'zh-Hans': '登记', en: 'Placed' }, fields: [field] } },
    factNames: [],
    attributes: { 'api::leaflet.leaflet': ['title', 'placedOn', 'number'] },
    knownClauses: (id) => id === 'R-PUB-11',
  });
const SOUND = '    attributes: number\n    delivered: { event: placed, form: { on: delivery.day } }';

test('R-PUB-11 · a pack says which steps a channel is told of and which step its delivery fires', () => {
  const parsed = parse(SOUND);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  expect(channelsOf(parsed.workflow)).toMatchObject([
    { channel: 'portal', told: { publish: ['publish'], update: [], withdraw: ['withdraw'] } },
  ]);
  expect(toldOf(parsed.workflow, 'publish').map(({ verb }) => verb)).toEqual(['publish']);
  expect(toldOf(parsed.workflow, 'create')).toEqual([]);
});

test.each([
  ['an unknown step', '    update: nothing', 'there is no event “nothing”'],
  ['a step under two words', '    update: publish', 'one word only'],
  ['an unknown attribute', '    attributes: nothing', 'no attribute “nothing”'],
  ['a delivery that fires an unknown step', '    delivered: { event: nothing }', 'there is no event “nothing”'],
  ['a delivery whose step the system may not take', '    delivered: { event: noted }', 'must name “system”'],
  ['a delivery without an answer that is required', '    delivered: { event: placed }', 'required field “on”'],
  ['an answer to no field', '    delivered: { event: placed, form: { on: delivery.day, by: delivery.url } }', 'no field “by”'],
  ['a part that a delivery has not', '    delivered: { event: placed, form: { on: delivery.time } }', 'has no “time”'],
  ['an expression that reads what is not there', '    delivered: { event: placed, form: { on: form.on } }', 'form'],
  ['a condition that is none', '    when: subject.title + 1 ==', ''],
])('R-PUB-11 · a pack with %s is refused', (_what, channel, reason) => {
  const parsed = parse(channel);
  expect(parsed.ok).toBe(false);
  if (!parsed.ok) expect(parsed.problems.map((problem) => problem.reason.en).join()).toContain(reason);
});

test('R-SEC-14 · a pack that withdraws without telling a channel is refused', () => {
  const parsed = parseWorkflow(text(SOUND).replace('    withdraw: withdraw\n', ''), {
    file: 'workflow.yaml',
    roles: { clerk: { 'zh-Hans': '经办', en: 'Clerk' } },
    forms: { placed: { key: 'placed', version: 1, title: { 'zh-Hans': '登记', en: 'Placed' }, fields: [field] } },
    factNames: [],
  });
  expect(parsed.ok).toBe(false);
  if (!parsed.ok) expect(parsed.problems.map(({ reason }) => reason.en).join()).toContain('withdraws what is public');
});

test('R-SEC-14 · in the office’s own packs every step that withdraws is told to every channel', () => {
  const packs = loadOfficePacks();
  for (const { workflow } of [packs['official-document'], packs.interpretation]) {
    const withdrawing = Object.values(workflow.events).filter(({ effects }) => effects.some((effect) => effect.do === 'unpublish'));
    expect(withdrawing.length).toBeGreaterThan(0);
    for (const { told } of channelsOf(workflow)) expect(told.withdraw).toEqual(expect.arrayContaining(withdrawing.map(({ key }) => key)));
  }
});

test('R-PUB-09 · the intranet is told of a document that is to be public, and of no other; what cannot be judged tells nothing', () => {
  const [intranet] = channelsOf(loadOfficePacks()['official-document'].workflow);
  if (!intranet) throw new Error('no channel');
  const told = (subject: Record<string, string>) => isTold(intranet, { subject, card: { id: 1, stage: 'issued' }, today: '2026-09-30' });
  expect(told({ attributeFinal: 'proactive' })).toBe(true);
  for (const subject of [{ attributeFinal: 'not_public' }, { attributeFinal: 'on_request' }, {}] as Record<string, string>[])
    expect(told(subject)).toBe(false);
  expect(attributesRead(intranet)).toEqual(expect.arrayContaining(['attributeFinal', 'indexNumber', 'intranetLoadedOn']));
});

test('R-PUB-10 · a delivery gives its day and its address to the step', () => {
  const delivered = channelsOf(loadOfficePacks()['official-document'].workflow)[0]?.delivered;
  if (!delivered) throw new Error('nothing is fired');
  const context = (url: string | null, subject = {}) => ({
    delivery: { day: '2026-09-30', at: '2026-09-30T01:00:00.000Z', url, channel: 'intranet' },
    subject,
    card: { id: 1, stage: 'issued' },
    today: '2026-09-30',
  });
  expect(answersOfDelivery(delivered, context('https://i.example/1'))).toEqual({
    loadedOn: '2026-09-30',
    reference: 'https://i.example/1',
  });
  expect(answersOfDelivery(delivered, context(null))).toMatchObject({ reference: '平台接收 2026-09-30T01:00:00.000Z' });
  expect(answersOfDelivery(delivered, context('https://i.example/1', { intranetLoadedOn: '2026-09-29' }))).toBeNull();
});
