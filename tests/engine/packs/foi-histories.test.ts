import fc from 'fast-check';
import arrangements from '../../../database/seeds/calendar/arrangements.json';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import { deriveClock } from '../../../plugins/workboard/engine/clock/derive-clock';
import type { ClockEvent } from '../../../plugins/workboard/engine/clock/types';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import type { Outcome } from '../../../plugins/workboard/engine/workflow/types';
import { seedCalendar } from '../calendar/seed-calendar';
import { packs, refusedBy, REQUEST_FACTS } from './office';
import { at, holder, SYSTEM, Walk } from './walk';

/** Printed with every run, and by fast-check with any counterexample; change it to look elsewhere. */
const SEED = 20_261_128;
const NUMBER_OF = { clocks: 1000, cases: 250 };

beforeAll(() => process.stdout.write(`histories of requests: seed ${SEED}, ${NUMBER_OF.clocks} clocks, ${NUMBER_OF.cases} cases\n`));

// ---- the oracle: the holiday data and Date, one day after the other. It shares no code with the engine.

const KINDS = new Map(arrangements.exceptions.map(({ day, kind }) => [day, kind]));

function after(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function isWorked(day: string): boolean {
  const kind = KINDS.get(day);
  return kind === undefined ? ![0, 6].includes(new Date(day).getUTCDay()) : kind === 'makeup';
}

/** Time asked of somebody else: it does not count from the day after the letter to the day of the answer (条例 33). */
interface Letter {
  sent: string;
  back: string | null;
}

/** What a person at a desk with a wall calendar knows of a request. */
interface Known {
  /** The legal receipt, or that of the corrected application. */
  from: string;
  letters: Letter[];
  /** Workdays of the extension that holds. */
  granted: number;
}

/** Walks so many workdays that count. `waits`: a letter that went out in time has not come back, so that nothing is over. */
function walk(limit: number, { from, letters }: Known, today: string): { due: string; waits: boolean } {
  const stands = (day: string) => letters.some(({ sent, back }) => sent < day && day <= (back ?? today));
  let day = from;
  for (let left = limit; left > 0;) {
    day = after(day);
    if (isWorked(day) && !stands(day)) left -= 1;
  }
  let due = day;
  // A letter of the last day is in time: what it takes comes on top.
  while (stands(after(day))) {
    day = after(day);
    if (isWorked(day)) due = day;
  }
  return { due, waits: letters.some(({ sent, back }) => back === null && sent <= day) };
}

/** Twenty workdays and the extension (R-FOI-26, N-08), never more than forty (R-FOI-27). */
function foretold(known: Known, today: string): { due: string; over: boolean } {
  const [office, law] = [walk(20 + known.granted, known, today), walk(40, known, today)];
  const { due, waits } = law.due < office.due ? law : office;
  return { due, over: due < today && !waits };
}

// ---- the clock, by any history of its events

const calendar = seedCalendar();
const firstDay = fc.integer({ min: 0, max: 480 }).map((offset) => after('2025-01-01', offset));
const gap = fc.nat(12);

test('R-FOI-26 R-FOI-27 N-04 N-07 N-08 N-10 · however letters, corrections, extensions and the service follow each other, a clock and a walk day by day agree', () => {
  const reply = packs.foi.workflow.clocks.reply;
  if (!reply) throw new Error('the pack has no clock of the reply');
  const moves = fc.array(
    fc.record({
      what: fc.constantFrom('letter', 'letter', 'letter', 'answer', 'answer', 'extend', 'reset', 'look'),
      days: gap,
      which: fc.nat(9),
      workdays: fc.integer({ min: 1, max: 30 }),
    }),
    { maxLength: 12 },
  );
  const seen = { ceiling: 0, void: 0, late: 0, met: 0, overdue: 0 };
  const history = fc.property(firstDay, moves, fc.nat(40), (from, all, last) => {
    const known: Known = { from, letters: [], granted: 0 };
    const events: ClockEvent[] = [{ type: 'START', on: from as Day }];
    let today = from;
    const agree = () => {
      const reading = deriveClock(reply, events, calendar, today as Day);
      const { due, over } = foretold(known, today);
      expect({ due: reading.due, overdue: reading.urgency === 'overdue' }).toEqual({ due, overdue: over });
      if (reading.binding === 'ceiling') seen.ceiling += 1;
      if (over) seen.overdue += 1;
    };
    for (const { what, days, which, workdays } of all) {
      today = after(today, days);
      const on = today as Day;
      const out = known.letters.flatMap(({ back }, index) => (back === null ? [index] : []));
      const answered = out[which % Math.max(1, out.length)];
      if (what === 'letter') {
        events.push({ type: 'SUSPEND', on, cause: `letter ${known.letters.length}` });
        known.letters.push({ sent: today, back: null });
      } else if (what === 'answer' && answered !== undefined) {
        events.push({ type: 'RESUME', on, cause: `letter ${answered}` });
        known.letters[answered] = { sent: known.letters[answered]?.sent ?? today, back: today };
      } else if (what === 'extend') {
        events.push({ type: 'EXTEND', workdays });
        known.granted += workdays;
      } else if (what === 'reset') {
        if (known.granted > 0) seen.void += 1;
        events.push({ type: 'RESET', on });
        Object.assign(known, { from: today, granted: 0 });
      }
      agree();
    }
    today = after(today, last);
    const { due } = foretold(known, today);
    const stopped = deriveClock(reply, [...events, { type: 'STOP', on: today as Day }], calendar, after(today, 90) as Day);
    expect({ due: stopped.due, met: stopped.met }).toEqual({ due, met: today <= due });
    if (today <= due) seen.met += 1;
    else seen.late += 1;
  });
  fc.assert(history, { seed: SEED, numRuns: NUMBER_OF.clocks });
  // None of it was left out by chance.
  for (const [what, times] of Object.entries(seen)) expect([what, times > 20]).toEqual([what, true]);
});

// ---- a request, by its own steps

const [disclosure, deputy, secrecy] = [holder('disclosure', 1), holder('deputy_director', 2), holder('secrecy_unit', 3)];
const CHANNELS = ['on_site', 'oral', 'letter_registered', 'letter_ordinary', 'portal', 'fax', 'email', 'other'] as const;
const BEARS_ITS_DAY: readonly string[] = CHANNELS.slice(0, 3);
const CHECKS = Object.fromEntries(['identity', 'contact', 'content', 'form'].map((item) => [item, { result: 'pass' }]));

/** A request on its way, and what the person at the desk knows of it. */
class Desk {
  readonly case = new Walk(packs.foi);
  readonly known: Known = { from: '', letters: [], granted: 0 };
  private readonly out = new Map<number, Walk>();

  constructor(public today: string) {
    this.case.facts = {
      ...this.case.facts,
      ...REQUEST_FACTS,
      fee: { ...(REQUEST_FACTS.fee as object), counted: 10, before: 10, amount: 100 },
    };
  }

  later(days: number): this {
    this.today = after(this.today, days);
    return this;
  }

  step(event: string, form: Answers = {}, actor = disclosure): Outcome {
    return this.case.fire(event, actor, at(this.today, '10:00'), form);
  }

  done(event: string, form: Answers = {}, actor = disclosure): void {
    const outcome = this.step(event, form, actor);
    expect([event, this.today, refusedBy(outcome), outcome.ok]).toEqual([event, this.today, [], true]);
  }

  agree(): void {
    const reading = this.case.clock('reply', at(this.today, '10:00'));
    const { due, over } = foretold(this.known, this.today);
    expect({ due: reading?.due, overdue: reading?.urgency === 'overdue' }).toEqual({ due, overdue: over });
  }

  consult(kind: string): void {
    this.done('open_consultation', { kind, body: '某单位', question: '是否同意公开', sentOn: this.today, days: 5 });
    const opened = this.case.effects.find((effect) => effect.do === 'openCard');
    const letter = new Walk(packs['foi-consultation']);
    letter.subject = { ...(opened?.do === 'openCard' ? opened.values : {}) };
    letter.fire('ask', disclosure, at(this.today, '10:00'));
    this.out.set(this.known.letters.push({ sent: this.today, back: null }) - 1, letter);
  }

  /** Answered today; or, if its time is over by then, ended by silence on the last day of it. */
  hear(): void {
    const [[place, letter] = []] = [...this.out];
    const about = this.known.letters[place ?? -1];
    if (place === undefined || !letter || !about) return;
    const until = walk(letter.subject.consultKind === 'department' ? 5 : 15, { from: about.sent, letters: [], granted: 0 }, this.today).due;
    const [event, answeredOn] = this.today > until ? ['expire', until] : ['answer', this.today];
    const outcome = letter.fire(event, event === 'expire' ? SYSTEM : disclosure, at(this.today, '10:00'), { answer: 'agree', answeredOn });
    expect([event, refusedBy(outcome)]).toEqual([event, []]);
    this.case.follow(letter, at(this.today, '10:00'));
    about.back = answeredOn;
    this.out.delete(place);
  }

  /** Asked for, granted and told on one day: refused once the day is over, or where it was extended before (R-FOI-23). */
  extend(days: number): 'granted' | 'refused' {
    const { over } = foretold(this.known, this.today);
    const asked = this.step('request_extension', { days, reason: '涉及多个部门' });
    const may = !over && this.known.granted === 0;
    expect([this.today, asked.ok, refusedBy(asked)]).toEqual([this.today, may, may ? [] : ['R-FOI-23']]);
    if (!may) return 'refused';
    this.done('grant_extension', {}, deputy);
    this.done('dispatch_extension', { method: 'post', servedOn: this.today, proof: 'EMS' });
    this.known.granted = days;
    return 'granted';
  }
}

const application = (channel: string, arrivedOn: string): Answers => ({
  ...{ matter: 'disclosure', respondent: 'district_government_office', applicantKind: 'naturalPerson', applicantName: '某人' },
  ...{ summary: '资金安排', request: '资金安排文件', channel, arrivedOn },
});

/** A request that was handed in at the counter and is being handled on the same day. */
function handled(desk: Desk): Desk {
  desk.done('receive', application('on_site', desk.today));
  desk.done('register', { channel: 'on_site', applicantType: 'naturalPerson' });
  desk.done('start_examination');
  desk.done('pass', { checks: CHECKS, identityMethod: '核对' });
  return desk;
}

test('N-02 R-FOI-01 R-FOI-23 R-FOI-26 R-FOI-27 N-03 N-04 N-05 N-06 N-07 N-08 N-10 N-18 · a request that is played at random: by every channel, corrected, asked of others, charged, extended and served, it is due when the wall calendar says', () => {
  const moves = fc.array(
    fc.record({
      what: fc.constantFrom('consult', 'consult', 'hear', 'hear', 'extend', 'charge', 'look'),
      days: gap,
      workdays: fc.integer({ min: 1, max: 20 }),
    }),
    { maxLength: 9 },
  );
  const plan = fc.record({
    arrived: firstDay,
    channel: fc.constantFrom(...CHANNELS),
    confirmed: fc.nat(6),
    correction: fc.option(fc.record({ served: fc.nat(5), back: fc.nat(25) })),
    moves,
    kind: fc.constantFrom('third_party', 'co_producer', 'department'),
    served: fc.nat(15),
  });
  const seen = { corrected: 0, granted: 0, refused: 0, charged: 0, late: 0, inTime: 0 };
  const played = fc.property(plan, ({ arrived, channel, confirmed, correction, moves: all, kind, served }) => {
    const desk = new Desk(arrived);
    desk.done('receive', application(channel, arrived));
    desk.later(confirmed).done('register', { channel, confirmedOn: desk.today, confirmedHow: '电话', applicantType: 'naturalPerson' });
    desk.known.from = BEARS_ITS_DAY.includes(channel) ? arrived : desk.today;
    desk.agree();
    desk.done('start_examination');
    if (correction) {
      desk.later(correction.served).done('require_correction', { points: [{ item: 'content', what: '请写明年份' }], period: 15 });
      desk.done('approve_correction', {}, deputy);
      desk.done('dispatch_correction', { method: 'post', servedOn: desk.today, proof: 'EMS', latenessReason: '核实费时' });
      desk.known.letters.push({ sent: desk.today, back: null });
      desk.agree();
      desk.later(correction.back).done('correction_received', { receivedOn: desk.today, request: '2025年的文件' });
      Object.assign(desk.known, { from: desk.today, letters: [] });
      desk.agree();
      seen.corrected += 1;
    }
    desk.done('pass', { checks: CHECKS, identityMethod: '核对' });
    for (const { what, days, workdays } of all) {
      desk.later(days);
      if (what === 'consult') desk.consult(kind);
      if (what === 'hear') desk.hear();
      if (what === 'extend') seen[desk.extend(workdays)] += 1;
      if (what === 'charge') {
        desk.done('fee_notice', { items: 1, servedOn: desk.today });
        const place = desk.known.letters.push({ sent: desk.today, back: null }) - 1;
        desk.agree();
        desk.later(days).done('fee_paid', { paidOn: desk.today, receipt: '1' });
        desk.known.letters[place] = { sent: desk.known.letters[place]?.sent ?? '', back: desk.today };
        seen.charged += 1;
      }
      desk.agree();
    }
    while (desk.known.letters.some(({ back }) => back === null)) desk.later(3).hear();
    desk.agree();
    desk.done('record_search', {
      searchedBy: '甲',
      places: ['archives'],
      keywords: '资金',
      searchedOn: desk.today,
      result: 'found',
      note: '有',
    });
    desk.done(
      'secrecy_opinion',
      { classification: 'not_secret', outcome: 'not_public', opinion: '不公开', reason: '属于过程性信息' },
      secrecy,
    );
    desk.done('coordinate', { participants: '甲、乙', heldOn: desk.today, opinions: '同意', agreed: '不公开' });
    const opinion = {
      outcome: 'denied.processInfo',
      legalGround: '第十六条',
      reason: '属于过程性信息',
      replyText: '不予公开',
      targetReason: '核实',
    };
    desk.done('settle_opinion', opinion);
    desk.done('submit_sign', { replyText: '不予公开' });
    desk.done('sign', {}, deputy);
    desk.later(served);
    const { due } = foretold(desk.known, desk.today);
    const service = { method: 'post', servedOn: desk.today, proof: 'EMS' };
    const late = desk.today > due;
    expect([late, refusedBy(desk.step('dispatch', service))]).toEqual([late, late ? ['R-FOI-26'] : []]);
    if (late) desk.done('dispatch', { ...service, latenessReason: '核实费时' });
    seen[late ? 'late' : 'inTime'] += 1;
    const reading = desk.later(60).case.clock('reply', at(desk.today, '10:00'));
    expect({ state: reading?.state, due: reading?.due, met: reading?.met }).toEqual({ state: 'stopped', due, met: !late });
  });
  fc.assert(played, { seed: SEED, numRuns: NUMBER_OF.cases });
  for (const [what, times] of Object.entries(seen)) expect([what, times > 20]).toEqual([what, true]);
});

test('N-11 R-FOI-27 · a later day that was set and told is the day, whatever the twenty workdays said; a letter after it still comes on top', () => {
  const desk = handled(new Desk('2026-03-02'));
  desk.done('ask_reason', { count: 40, grounds: '一个月内四十件', servedOn: desk.today });
  desk.later(10).done('record_reason', { reason: '研究需要', judgement: 'delayed', repliedBy: '2026-05-06' });
  desk.later(1).done('dispatch_delay', { method: 'post', servedOn: desk.today, proof: 'EMS' });
  const due = () => desk.case.clock('reply', at(desk.today, '10:00'))?.due;
  expect(due()).toBe('2026-05-06');
  desk.consult('department');
  desk.later(4).hear();
  expect(due()).toBe('2026-05-08');
});
