import { buildCalendar } from '../../../plugins/workboard/engine/calendar/build-calendar';
import { day, seedData } from '../calendar/seed-calendar';
import { cancel, clock, extend, read, reply, reset, resume, start, stop, suspend } from './clock-definitions';

describe('the worked clock of an application received on Monday 2026-03-02', () => {
  it('R-FOI-26 · due 20 workdays after receipt', () => {
    expect(read(reply, [start('2026-03-02')])).toMatchObject({
      due: '2026-03-30',
      officeDue: '2026-03-30',
      state: 'running',
      startedOn: '2026-03-02',
    });
  });

  it('N-07 · a third party asked on 10 March and heard on 25 March moves it by 11 workdays', () => {
    const reading = read(reply, [start('2026-03-02'), suspend('2026-03-10'), resume('2026-03-25')], '2026-03-26');
    expect(reading.due).toBe('2026-04-15');
    expect(reading.steps).toContainEqual({ kind: 'suspension', from: '2026-03-10', to: '2026-03-25', workdays: 11, cause: 'third party' });
  });

  it('X-01 · what it waited for is called by its name', () => {
    const title = { 'zh-Hans': '征求第三方意见', en: 'A third party was asked' };
    const named = { ...reply, causes: { 'third party': title } };
    expect(read(named, [start('2026-03-02'), suspend('2026-03-10')], '2026-03-12').steps).toContainEqual(
      expect.objectContaining({ kind: 'suspension', cause: 'third party', title }),
    );
  });

  it('R-FOI-27, N-08, G-10 · an extension of 20 workdays comes on top, and the ceiling of 40 moves with the suspension', () => {
    const reading = read(reply, [start('2026-03-02'), suspend('2026-03-10'), resume('2026-03-25'), extend(20)], '2026-03-26');
    expect(reading).toMatchObject({ due: '2026-05-15', ceilingDue: '2026-05-15', binding: 'office' });
  });

  it('N-04, G-12 · a corrected application received on 20 March starts the count anew', () => {
    expect(read(reply, [start('2026-03-02'), reset('2026-03-20')])).toMatchObject({ due: '2026-04-20', startedOn: '2026-03-02' });
  });

  it('R-FOI-26, N-35 · received on a rest day: the next workday is day 1', () => {
    const reading = read(reply, [start('2026-10-03')], '2026-10-04');
    expect(reading.due).toBe('2026-11-03');
    expect(reading.steps[0]).toEqual({ kind: 'start', day: '2026-10-03', at: null, restDay: true });
  });

  it('R-FOI-26, N-35, X-01 · received on 2026-02-09: make-up days make it 13 March, not 17 March', () => {
    expect(read(reply, [start('2026-02-09')], '2026-02-09').due).toBe('2026-03-13');
  });
});

describe('publication clocks', () => {
  it('R-PUB-10, R-PUB-11 · issued on 2026-09-30: intranet 8 October, portal 15 October', () => {
    expect(read(clock({ limit: { workdays: 1 } }), [start('2026-09-30')]).due).toBe('2026-10-08');
    expect(read(clock({ limit: { workdays: 7 } }), [start('2026-09-30')]).due).toBe('2026-10-15');
  });

  it('R-INT-06 · published on 2026-09-30: interpretation due on the make-up Saturday, cancelled by a waiver', () => {
    const interpretation = clock({ limit: { workdays: 3 } });
    expect(read(interpretation, [start('2026-09-30')]).due).toBe('2026-10-10');
    expect(read(interpretation, [start('2026-09-30'), cancel('2026-10-08')], '2026-11-01')).toMatchObject({
      state: 'cancelled',
      urgency: 'done',
      met: null,
      workdaysLeft: null,
      daysOverdue: 0,
      stoppedOn: null,
    });
  });

  it('N-31, X-03 · the ceiling counts from formation, and binds where it is earlier', () => {
    const portal = clock({
      limit: { workdays: 7 },
      pausable: false,
      ceilings: [{ limit: { workdays: 20 }, clauses: ['N-31'], pausable: false }],
    });
    const late = read(portal, [start('2026-09-30', '2026-09-02')], '2026-09-30');
    expect(late).toMatchObject({
      officeDue: '2026-10-15',
      ceilingDue: '2026-09-30',
      due: '2026-09-30',
      binding: 'ceiling',
      urgency: 'today',
    });
    expect(late.steps).toContainEqual({
      kind: 'ceiling',
      title: null,
      at: null,
      applies: true,
      from: '2026-09-02',
      limit: { workdays: 20 },
      to: '2026-09-30',
      clauses: ['N-31'],
      binds: true,
    });
    const early = read(portal, [start('2026-09-30', '2026-09-29')], '2026-09-30');
    expect(early).toMatchObject({ due: '2026-10-15', binding: 'office' });
    expect(early.steps).toContainEqual(expect.objectContaining({ kind: 'ceiling', binds: false }));
  });
});

describe('the statutory ceiling', () => {
  const events = [start('2026-03-02'), suspend('2026-03-10'), resume('2026-03-25')];

  it('N-07, X-03 · suspension pushes it only if it is pausable', () => {
    const ceiling = { limit: { workdays: 20 }, clauses: ['R-FOI-27'] };
    expect(read(clock({ ceilings: [{ ...ceiling, pausable: true }] }), events).ceilingDue).toBe('2026-04-15');
    expect(read(clock({ ceilings: [{ ...ceiling, pausable: false }] }), events)).toMatchObject({
      ceilingDue: '2026-03-30',
      due: '2026-03-30',
      binding: 'ceiling',
    });
  });

  it('R-FOI-27, G-10 · an extension does not push it: 20 + 25 workdays end at 40', () => {
    expect(read(reply, [start('2026-03-02'), extend(25)])).toMatchObject({
      binding: 'ceiling',
      due: '2026-04-28',
      officeDue: '2026-05-08',
    });
  });

  it('N-04, G-12 · a reset moves it too, unless it counts from a day of its own', () => {
    expect(read(reply, [start('2026-03-02'), reset('2026-03-20')]).ceilingDue).toBe('2026-05-20');
    expect(read(reply, [start('2026-03-02', '2026-03-01'), reset('2026-03-20')]).ceilingDue).toBe('2026-04-27');
  });

  it('X-03 · one that does not pause is overdue while the office’s rule is suspended', () => {
    const hard = clock({ ceilings: [{ limit: { workdays: 20 }, clauses: ['R-FOI-27'], pausable: false }] });
    const waiting = [start('2026-03-02'), suspend('2026-03-10')];
    expect(read(hard, waiting, '2026-03-30')).toMatchObject({ state: 'suspended', binding: 'ceiling', urgency: 'today' });
    expect(read(hard, waiting, '2026-03-31')).toMatchObject({ urgency: 'overdue', daysOverdue: 1 });
  });
});

describe('suspension', () => {
  it('N-07 · overlapping letters are united, and the lines of the explanation add up', () => {
    const reading = read(
      reply,
      [start('2026-03-02'), suspend('2026-03-10', 'A'), suspend('2026-03-16', 'B'), resume('2026-03-20', 'A'), resume('2026-03-25', 'B')],
      '2026-03-26',
    );
    expect(reading.due).toBe('2026-04-15');
    expect(reading.steps.filter((step) => step.kind === 'suspension')).toEqual([
      { kind: 'suspension', from: '2026-03-10', to: '2026-03-20', workdays: 8, cause: 'A' },
      { kind: 'suspension', from: '2026-03-16', to: '2026-03-25', workdays: 3, cause: 'B' },
    ]);
  });

  it('N-07 · one letter inside another, and two of the same cause, add nothing', () => {
    const inside = [
      start('2026-03-02'),
      suspend('2026-03-10', 'A'),
      suspend('2026-03-12', 'B'),
      resume('2026-03-16', 'B'),
      resume('2026-03-25', 'A'),
    ];
    expect(read(reply, inside, '2026-03-26').due).toBe('2026-04-15');
    const twice = [start('2026-03-02'), suspend('2026-03-10'), suspend('2026-03-12'), resume('2026-03-16'), resume('2026-03-25')];
    expect(read(reply, twice, '2026-03-26').due).toBe('2026-04-15');
  });

  it('N-07, N-35, X-01 · one that straddles a make-up Saturday counts that Saturday', () => {
    // Sent on Thursday 8 October, back on Monday 12 October: Friday, Saturday the 10th and Monday.
    const reading = read(reply, [start('2026-09-30'), suspend('2026-10-08'), resume('2026-10-12')], '2026-10-13');
    expect(reading.steps).toContainEqual(expect.objectContaining({ kind: 'suspension', workdays: 3 }));
    expect(reading.due).toBe('2026-11-06');
  });

  it('N-07 · while it is open the clock says what is left, whatever the day', () => {
    // The case of the mock-up: received 2026-10-19, asked on 11-05.
    const open = [start('2026-10-19'), suspend('2026-11-05')];
    expect(read(reply, open, '2026-11-24')).toMatchObject({
      state: 'suspended',
      urgency: 'suspended',
      workdaysLeft: 7,
      due: '2026-12-03',
      daysOverdue: 0,
    });
    expect(read(reply, open, '2026-11-24').steps).toContainEqual({
      kind: 'suspension',
      from: '2026-11-05',
      to: null,
      workdays: 13,
      cause: 'third party',
    });
    for (const today of ['2026-11-05', '2026-11-06', '2026-11-15', '2026-12-25']) {
      expect(read(reply, open, today)).toMatchObject({ state: 'suspended', workdaysLeft: 7 });
    }
  });

  it('N-07 · sent on the due day itself it is in time, also over a weekend', () => {
    const events = [start('2026-03-02'), suspend('2026-03-30')];
    expect(read(reply, events, '2026-04-05')).toMatchObject({ state: 'suspended', urgency: 'suspended', workdaysLeft: 0 });
    expect(read(reply, [...events, resume('2026-04-03')], '2026-04-03').due).toBe('2026-04-03');
  });

  it('N-07 · sent after the due day it excludes nothing: what was overdue stays overdue', () => {
    const late = [start('2026-03-02'), suspend('2026-03-31')];
    expect(read(reply, late, '2026-04-10')).toMatchObject({ state: 'running', urgency: 'overdue', due: '2026-03-30', daysOverdue: 11 });
    expect(read(reply, [...late, resume('2026-04-10'), stop('2026-04-10')], '2026-05-01')).toMatchObject({ due: '2026-03-30', met: false });
  });

  it('N-07 · returned on the day it was sent it excludes nothing', () => {
    expect(read(reply, [start('2026-03-02'), suspend('2026-03-10'), resume('2026-03-10')]).due).toBe('2026-03-30');
  });

  it('N-04, N-07, G-12 · only the part after a reset counts, and a letter that is still out keeps the clock suspended', () => {
    const events = [start('2026-03-02'), suspend('2026-03-10'), reset('2026-03-20')];
    expect(read(reply, events, '2026-03-23').state).toBe('suspended');
    // (03-20, 03-25] are three workdays on top of the 20 that lead to 20 April.
    expect(read(reply, [...events, resume('2026-03-25')], '2026-03-26').due).toBe('2026-04-23');
    expect(read(reply, [start('2026-03-02'), suspend('2026-03-10'), resume('2026-03-12'), reset('2026-03-20')]).due).toBe('2026-04-20');
  });
});

describe('extension', () => {
  it('R-FOI-27, N-08 · may be granted while the clock is suspended', () => {
    const reading = read(reply, [start('2026-03-02'), suspend('2026-03-10'), extend(5)], '2026-03-16');
    expect(reading).toMatchObject({ state: 'suspended', workdaysLeft: 19 });
    expect(read(reply, [start('2026-03-02'), suspend('2026-03-10'), extend(20), resume('2026-03-25')], '2026-03-26').due).toBe(
      '2026-05-15',
    );
  });

  it('N-04, R-FOI-23, G-12 · granted before a reset it is void and must be asked for again', () => {
    const reading = read(reply, [start('2026-03-02'), extend(20), reset('2026-03-20')]);
    expect(reading.due).toBe('2026-04-20');
    expect(reading.steps.map(({ kind }) => kind)).toEqual(['start', 'extension', 'reset', 'limit', 'due', 'ceiling']);
    expect(reading.steps[1]).toEqual({ kind: 'extension', workdays: 20, void: true });
    expect(read(reply, [start('2026-03-02'), extend(20), reset('2026-03-20'), extend(10)]).due).toBe('2026-05-07');
  });
});

describe('urgency', () => {
  // Due on Monday 2026-03-30.
  it.each([
    ['2026-03-20', 'later', 6],
    ['2026-03-23', 'near', 5],
    ['2026-03-25', 'near', 3],
    ['2026-03-26', 'soon', 2],
    ['2026-03-29', 'soon', 1],
    ['2026-03-30', 'today', 0],
    ['2026-03-31', 'overdue', 0],
  ])('R-FOI-26 · on %s it is %s, %i workdays left', (today, urgency, workdaysLeft) => {
    expect(read(clock(), [start('2026-03-02')], today)).toMatchObject({
      urgency,
      workdaysLeft,
      daysOverdue: urgency === 'overdue' ? 1 : 0,
    });
  });

  it('R-FOI-26 · due today is in one bucket only, and overdue counts calendar days', () => {
    expect(read(clock(), [start('2026-03-02')], '2026-03-30').urgency).toBe('today');
    expect(read(clock(), [start('2026-03-02')], '2026-04-13').daysOverdue).toBe(14);
  });
});

describe('the end', () => {
  it('R-FOI-26, N-10 · served on the due day is in time, a day later is not', () => {
    expect(read(clock(), [start('2026-03-02'), stop('2026-03-30')], '2026-06-01')).toMatchObject({
      state: 'stopped',
      urgency: 'done',
      met: true,
      stoppedOn: '2026-03-30',
      workdaysLeft: null,
      daysOverdue: 0,
    });
    expect(read(clock(), [start('2026-03-02'), stop('2026-03-31')], '2026-06-01').met).toBe(false);
  });

  it('N-07 · stopped while a letter is out, the suspension ends that day, and the reading never changes again', () => {
    const events = [start('2026-03-02'), suspend('2026-03-10'), stop('2026-03-16')];
    expect(read(reply, events, '2026-03-16')).toMatchObject({ due: '2026-04-03', met: true });
    expect(read(reply, events, '2026-12-01')).toEqual(read(reply, events, '2026-03-16'));
  });

  it('N-04, R-FOI-03 · started again after a stop, it owes nothing to the first run', () => {
    const again = [start('2026-03-02'), suspend('2026-03-03'), extend(5), stop('2026-03-06'), start('2026-03-20')];
    expect(read(reply, again, '2026-03-20')).toEqual(read(reply, [start('2026-03-20')], '2026-03-20'));
  });

  it('never started, it says nothing', () => {
    expect(read(reply, [])).toMatchObject({
      state: 'idle',
      due: null,
      officeDue: null,
      binding: null,
      workdaysLeft: null,
      steps: [],
      met: null,
    });
  });
});

describe('limits that are not workdays', () => {
  const fifteenDays = clock({ limit: { days: 15 }, pausable: false });

  it('N-22 · calendar days: a last day on a rest day moves to the next workday, across a whole holiday', () => {
    expect(read(fifteenDays, [start('2026-03-02')]).due).toBe('2026-03-17');
    expect(read(fifteenDays, [start('2026-02-10')]).due).toBe('2026-02-25');
    expect(read(fifteenDays, [start('2026-09-17')]).due).toBe('2026-10-08');
    expect(read(fifteenDays, [start('2026-09-25')]).due).toBe('2026-10-10');
  });

  it('N-07, N-08 · calendar days that are suspended are given back as calendar days, extensions as workdays', () => {
    const pausable = clock({ limit: { days: 15 } });
    expect(read(pausable, [start('2026-03-02'), suspend('2026-03-04'), resume('2026-03-09')]).due).toBe('2026-03-23');
    expect(read(pausable, [start('2026-03-02'), extend(2)]).due).toBe('2026-03-19');
  });

  it('R-OPN-08, G-36 · the same day, rest days included', () => {
    const sameDay = clock({ limit: { sameDay: true }, pausable: false });
    expect(read(sameDay, [start('2026-10-03')], '2026-10-03')).toMatchObject({ due: '2026-10-03', urgency: 'today' });
    expect(read(sameDay, [start('2026-10-03')], '2026-10-04')).toMatchObject({ urgency: 'overdue', daysOverdue: 1 });
    expect(read(sameDay, [start('2027-06-05')], '2027-06-05').projected).toBe(false);
  });

  it.each([
    ['G-38, R-OPN-17', 'week', '2026-11-23', '2026-11-27'],
    ['G-38', 'week', '2026-10-05', '2026-10-10'],
    ['G-38', 'week', '2026-02-16', '2026-02-24'],
    ['G-06, R-PUB-12', 'half_month', '2026-10-01', '2026-10-15'],
    ['G-06, R-PUB-12', 'half_month', '2026-10-16', '2026-10-30'],
    ['G-06', 'half_month', '2026-02-01', '2026-02-14'],
    ['G-39', 'month', '2026-12-01', '2026-12-31'],
    ['G-39', 'month', '2026-02-01', '2026-02-28'],
    ['G-16, R-FOI-29', 'january', '2026-01-01', '2026-01-30'],
    ['G-16, R-FOI-29', 'january', '2026-03-05', '2027-01-29'],
    ['G-16, R-FOI-29', 'next_january', '2026-01-05', '2027-01-29'],
    ['G-16, R-FOI-29', 'next_january', '2026-12-31', '2027-01-29'],
    ['G-06', 'month', '2026-10-31', '2026-11-02'],
  ] as const)('%s · the last workday of the %s of %s is %s', (_rules, period, from, due) => {
    expect(read(clock({ limit: { lastWorkdayOf: period }, pausable: false }), [start(from)], from).due).toBe(due);
  });
});

describe('R9, G-45 · certainty', () => {
  it('says projected as soon as the count enters a year without an arrangement, and not before', () => {
    expect(read(clock(), [start('2026-11-24')], '2026-11-24')).toMatchObject({ due: '2026-12-22', projected: false });
    expect(read(clock(), [start('2026-12-08')], '2026-12-08')).toMatchObject({ due: '2027-01-06', projected: true });
    expect(read(clock({ limit: { days: 15 } }), [start('2026-12-20')], '2026-12-20')).toMatchObject({ due: '2027-01-04', projected: true });
    expect(read(clock({ limit: { lastWorkdayOf: 'january' } }), [start('2027-01-01')], '2027-01-01').projected).toBe(true);
  });

  it('X-02 · a calendar edited afterwards moves the day, and the reading names the version it used', () => {
    const edited = buildCalendar({
      ...seedData,
      version: 2,
      exceptions: [...seedData.exceptions, { day: day('2026-03-18'), kind: 'closure', name: '台风停工', source: '区政府办通知' }],
    });
    const reading = read(clock(), [start('2026-03-02')], '2026-03-02', edited);
    expect(reading).toMatchObject({ due: '2026-03-31', calendarVersion: 2 });
    const line = reading.steps.find((step) => step.kind === 'due');
    expect(line).toMatchObject({
      explanation: { calendarVersion: 2, notable: [{ day: '2026-03-18', kind: 'closure', name: '台风停工' }] },
    });
  });

  it('X-02, G-45 · a late arrangement makes the projected day certain, and right', () => {
    const arranged = buildCalendar({
      ...seedData,
      version: 2,
      coveredYears: [...seedData.coveredYears, 2027],
      exceptions: [
        ...seedData.exceptions,
        ...['2026-12-31', '2027-01-01'].map((at) => ({ day: day(at), kind: 'holiday' as const, name: '元旦', source: 'notice for 2027' })),
      ],
    });
    expect(read(clock(), [start('2026-12-08')], '2026-12-08', arranged)).toMatchObject({ due: '2027-01-07', projected: false });
  });
});

describe('X-01 · how the date came about', () => {
  it('lists every line in order, and the workdays add up', () => {
    const reading = read(
      reply,
      [start('2026-03-02'), suspend('2026-03-10'), resume('2026-03-25'), extend(20), stop('2026-05-06')],
      '2026-06-01',
    );
    expect(reading.steps.map(({ kind }) => kind)).toEqual(['start', 'limit', 'suspension', 'extension', 'due', 'ceiling', 'stopped']);
    const [, limit, suspension, extension, due] = reading.steps;
    expect(limit).toMatchObject({ to: '2026-03-30', clauses: ['R-FOI-26'], explanation: { workdays: 20 } });
    expect(suspension).toMatchObject({ workdays: 11 });
    expect(extension).toEqual({ kind: 'extension', workdays: 20, void: false });
    expect(due).toMatchObject({ day: '2026-05-15', explanation: { from: '2026-03-02', workdays: 51 } });
    const named = due?.kind === 'due' ? due.explanation.notable : [];
    expect(named).toContainEqual({ day: '2026-05-09', kind: 'makeup', name: '劳动节', source: '国办发明电〔2025〕7号', projected: false });
  });
});
