import { requestKey, solved } from '../helpers/door-pack';
import { startApp, type TestApp } from '../helpers/strapi';

const DOOR = '/api/foi-applications';

let app: TestApp;

beforeAll(async () => {
  const env = { PUBLIC_LIMITS: 'true', DOOR_LIMIT_BURST: '3', DOOR_CODE_TRIES: '4', DOOR_FOLLOW_BURST: '10', TRUST_PROXY: 'true' };
  app = await startApp({ now: '2026-09-30T09:00:00+08:00', env });
});

afterAll(() => app.stop());

const from = (network: string) => ({ 'X-Forwarded-For': `${network}.7` });

const file = async (network: string, name: string) =>
  app.request
    .post(DOOR)
    .set(from(network))
    .set('Idempotency-Key', requestKey(name))
    .send({
      version: 1,
      proof: await solved(app),
      answers: {
        ...{ matter: 'disclosure', respondent: 'district_government_office', applicantKind: 'naturalPerson', applicantName: '王测试' },
        ...{ identityKind: 'other', identityNumber: 'T-0001', phone: '0576-84004321', summary: '停车管理办法的制定依据' },
        ...{ request: '停车管理办法（测试）的制定依据', provision: 'electronic', delivery: 'portal' },
      },
    });

const status = (network: string, code: string, check = '4321') =>
  app.request.post(`${DOOR}/status`).set(from(network)).send({ code, check });

test('§3.4 · a flood from one network is held off with the time to wait; what was accepted stays, other networks go on', async () => {
  const answers = [];
  for (let n = 0; n < 6; n += 1) answers.push(await file('198.51.100', `flood ${n}`));
  expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 429, 429, 429]);
  expect(Number(answers[3]?.headers['retry-after'])).toBeGreaterThan(0);
  expect(answers[3]?.headers['cache-control']).toBe('no-store');
  expect((await file('203.0.113', 'another network')).status).toBe(201);
  const { code } = (answers[0]?.body as { data: { code: string } }).data;
  expect((await status('192.0.2', code)).status).toBe(200);
});

test('§3.4 6.3.1 · tries of one code are few, wherever they come from, whether there is such a code or not; a network has few as well', async () => {
  const filed = await file('203.0.114', 'tried');
  const { code } = (filed.body as { data: { code: string } }).data;
  const tried = async (typed: string, networks: string[]) => {
    const answers = [];
    for (const network of networks) answers.push((await status(network, typed, '0000')).status);
    return answers;
  };
  const six = (head: string) => [1, 2, 3, 4, 5, 6].map((n) => `${head}.${n}`);
  const four = [404, 404, 404, 404, 429, 429];
  expect(await tried(code, six('10.1'))).toEqual(four);
  expect(await tried('ABCD-EFGH', six('10.2'))).toEqual(four);
  // Written another way it is the same code.
  expect(await tried(code.toLowerCase().replaceAll('-', ' '), ['10.3.1'])).toEqual([429]);
  // Whoever knows the digits is not trying: they look as often as their network may, and it gives nobody else another try.
  const { code: known } = ((await file('203.0.115', 'known')).body as { data: { code: string } }).data;
  const looks = [];
  for (const network of six('10.5')) looks.push((await status(network, known)).status);
  expect(looks).toEqual([200, 200, 200, 200, 200, 200]);
  expect(await tried(known, six('10.6'))).toEqual(four);
  const many = [];
  for (let n = 0; n < 12; n += 1) many.push((await status('10.4.1', `CODE-${n}`)).status);
  expect(many.filter((one) => one === 429)).toHaveLength(2);
});
