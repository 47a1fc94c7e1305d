import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import type { Outcome } from '../../../plugins/workboard/engine/workflow/types';
import type { Pack } from './load-office-packs';
import { codes, effectsOf, onRequest, packs, person, refusedBy, written, type Case } from './office';

const day = (text: string) => text as Day;
const REASONED: Answers = { outcome: 'denied.processInfo', legalGround: '第十六条', reason: '属于过程性信息', replyText: '不予公开' };
const settle = (answers: Answers, input: Case = {}) => onRequest('settle_opinion', { replyText: '答复', ...answers }, input);

describe('the opinion', () => {
  test('R-FOI-12 R-FOI-13 R-FOI-18 · the search and the coordination come before it', () => {
    expect(settle({ outcome: 'granted' }).ok).toBe(true);
    expect(refusedBy(settle({ outcome: 'granted' }, { subject: { details: { coordination: 'yes' } } }))).toEqual(['R-FOI-13']);
    expect(refusedBy(settle({ outcome: 'granted' }, { subject: { details: { search: 'yes' } } }))).toEqual(['R-FOI-18']);
  });

  test('R-FOI-13 B-15 · “not held” needs the record of the search, on every branch', () => {
    const answers = { ...REASONED, outcome: 'unableToProvide.noInfo', agency: '区交通运输局', agencyContact: '0576-0000000' };
    expect(refusedBy(settle(answers, { subject: { branch: 'other_agency', details: {} } }))).toEqual(['R-FOI-13']);
    expect(settle(answers, { subject: { branch: 'other_agency', details: { search: 'yes' } } }).ok).toBe(true);
  });

  test('R-FOI-14 R-SEC-10 B-01 · nothing is granted against the secrecy review, or before it', () => {
    expect(refusedBy(settle({ outcome: 'granted' }, { subject: { secrecyOutcome: null } }))).toEqual(['R-FOI-14', 'R-SEC-11']);
    expect(refusedBy(settle({ outcome: 'granted' }, { subject: { secrecyOutcome: 'not_public' } }))).toEqual(['R-FOI-14', 'R-SEC-11']);
    expect(refusedBy(settle({ outcome: 'granted' }, { subject: { secrecyOutcome: 'partial' } }))).toEqual(['R-SEC-10']);
    expect(refusedBy(settle(REASONED, { subject: { secrecyOutcome: 'cannot_determine' } }))).toEqual(['R-FOI-14']);
  });

  test.each(['partial', 'denied.stateSecret', 'unableToProvide.needCreation', 'notProcessed.repeat', 'other.otherReasons', 'notCorrected'])(
    'R-SEC-11 N-12 N-13 B-10 · %s states its reason',
    (outcome) => {
      const withheld = [{ what: '报价', why: '商业秘密' }];
      const subject = {
        matter: outcome === 'notCorrected' ? 'record_correction' : 'disclosure',
        secrecyOutcome: outcome === 'denied.stateSecret' ? 'not_public' : 'public',
      };
      expect(refusedBy(settle({ ...REASONED, outcome, reason: null, withheld }, { subject }))).toEqual(['R-SEC-11', 'N-12', 'N-13']);
      expect(settle({ ...REASONED, outcome, withheld }, { subject }).ok).toBe(true);
    },
  );

  test('N-13 R-SEC-10 · a part that is withheld is named', () => {
    expect(refusedBy(settle({ ...REASONED, outcome: 'partial', withheld: [] }))).toEqual(['N-13']);
  });

  test('R-FOI-12 R-FOI-14 · nothing is refused before the secrecy opinion is there, and nothing as a state secret that the review has not found to be one', () => {
    expect(refusedBy(settle(REASONED, { subject: { secrecyOutcome: null } }))).toEqual(['R-FOI-12', 'R-FOI-14']);
    const secret = { ...REASONED, outcome: 'denied.stateSecret' };
    expect(refusedBy(settle(secret, { subject: { secrecyOutcome: 'public' } }))).toEqual(['R-FOI-14']);
    expect(settle(secret, { subject: { secrecyOutcome: 'not_public' } }).ok).toBe(true);
    expect(settle({ ...REASONED, outcome: 'notProcessed.repeat' }, { subject: { secrecyOutcome: null } }).ok).toBe(true);
  });

  test('B-03 N-05 N-06 R-SEC-07b · what a third party’s accepted objection, or a co-producer’s refusal, stands against is not granted in full', () => {
    for (const stage of ['accepted', 'declined']) {
      const linked = { 'foi-consultation': [{ stage }] };
      expect(refusedBy(settle({ outcome: 'granted' }, { linked }))).toEqual(['N-05', 'N-06', 'R-SEC-07b']);
      expect(settle({ ...REASONED, outcome: 'partial', withheld: [{ what: '报价', why: '商业秘密' }] }, { linked }).ok).toBe(true);
    }
    for (const stage of ['answered', 'overridden', 'expired', 'recalled'])
      expect(settle({ outcome: 'granted' }, { linked: { 'foi-consultation': [{ stage }] } }).ok).toBe(true);
  });

  test('N-03 N-12 · “still unclear” is what a correction did not cure; it needs no search and no coordination', () => {
    const unclear = { ...REASONED, outcome: 'unableToProvide.unclear' };
    expect(refusedBy(settle(unclear))).toEqual(['N-03', 'N-12']);
    expect(settle(unclear, { subject: { correctionCount: 1, details: {} } }).ok).toBe(true);
  });

  test('N-15 · who asks for a publication is told where it is to be had', () => {
    const publication = { ...REASONED, outcome: 'notProcessed.publication' };
    expect(refusedBy(settle(publication))).toEqual(['N-15']);
    expect(settle({ ...publication, where: '区档案馆、区图书馆' }).ok).toBe(true);
    expect(packs.foi.workflow.notices?.find(({ key }) => key === 'reply-not-processed')?.fields.map(({ key }) => key)).toContain('where');
  });

  test('N-14 · what would have to be made is not made: the reply says so with its ground, on the letter for it', () => {
    const answers = { ...REASONED, outcome: 'unableToProvide.needCreation' };
    expect(settle(answers).ok).toBe(true);
    expect(refusedBy(settle({ ...answers, reason: null }))).toContain('N-12');
    const row = packs.foi.workflow.statistics?.find(({ key }) => key === 'annual')?.rows;
    expect(JSON.stringify(row)).toContain('unableToProvide.needCreation');
    expect(packs.foi.workflow.notices?.find(({ key }) => key === 'reply-unable')?.clauses).toContain('N-14');
  });

  test('N-12 N-28 A-23 · an outcome that is offered no longer is still read in words: they stand beside the form, and so do the rows of the report', () => {
    const offered = packs.foi.forms['foi-opinion']?.fields.find(({ key }) => key === 'outcome')?.options?.map(({ value }) => value) ?? [];
    const words = Object.keys(packs.foi.workflow.subject.words?.outcome ?? {});
    const bySteps = ['other.overdueCorrection', 'other.overdueFee'];
    expect([...offered, ...bySteps].filter((value) => !words.includes(value))).toEqual([]);
    const rows = JSON.stringify(packs.foi.workflow.statistics?.find(({ key }) => key === 'annual')?.rows);
    // Records of one's own are no requests for disclosure, and no row of the report.
    const own = ['corrected', 'notCorrected', 'transferred'];
    expect(words.filter((value) => !rows.includes(`"${value}"`)).sort()).toEqual(own.sort());
  });

  test('N-16 · it is given in the form that was asked for; in another one for one of two reasons', () => {
    const asked = { subject: { provision: 'paper' } };
    expect(settle({ outcome: 'granted', providedAs: 'paper' }, asked).ok).toBe(true);
    expect(refusedBy(settle({ outcome: 'granted', providedAs: 'inspection' }, asked))).toEqual(['N-16']);
    expect(settle({ outcome: 'granted', providedAs: 'inspection', otherForm: 'safety' }, asked).ok).toBe(true);
  });

  test('R-FOI-10 · what is public already: where it is to be had', () => {
    const subject = { branch: 'already_public', details: {}, secrecyOutcome: null };
    expect(refusedBy(settle({ outcome: 'granted' }, { subject }))).toEqual(['R-FOI-10']);
    expect(settle({ outcome: 'granted', where: '区政府门户网站' }, { subject }).ok).toBe(true);
  });

  test('N-17 · a request for correction ends in correction, no correction or transfer, and no other does', () => {
    const record = { subject: { matter: 'record_correction' } };
    expect(settle({ outcome: 'corrected' }, record).ok).toBe(true);
    expect(refusedBy(settle({ outcome: 'granted' }, record))).toEqual(['N-17']);
    expect(refusedBy(settle({ outcome: 'corrected' }))).toEqual(['N-17']);
  });

  test('R-FOI-10 R-FOI-11 · the outcome is the one of the branch, so that the letter says what was decided', () => {
    const withheld = [{ what: '报价', why: '商业秘密' }];
    const answers = { ...REASONED, where: '门户网站', agency: '某局', agencyContact: '0576-0000000', withheld };
    const on = (branch: string, outcome: string) => refusedBy(settle({ ...answers, outcome }, { subject: { branch } }));
    expect(on('already_public', 'denied.processInfo')).toEqual(['R-FOI-10']);
    expect(on('other_agency', 'granted')).toEqual(['R-FOI-11']);
    expect(on('already_public', 'granted')).toEqual([]);
    expect(on('other_agency', 'unableToProvide.noInfo')).toEqual([]);
  });

  test('R-FOI-11 · another agency’s: which, and how to reach it', () => {
    const subject = { branch: 'other_agency' };
    const answers = { ...REASONED, outcome: 'unableToProvide.noInfo' };
    expect(refusedBy(settle({ ...answers, agency: '区交通运输局' }, { subject }))).toEqual(['R-FOI-11']);
  });

  test('R-FOI-20 · past the target of seven workdays it says why; the target binds nothing', () => {
    const late: Case = { today: day('2026-03-13'), clocks: { opinion: [{ type: 'START', on: day('2026-03-02') }] } };
    expect(refusedBy(settle({ outcome: 'granted' }, late))).toEqual(['R-FOI-20']);
    expect(settle({ outcome: 'granted', targetReason: '等候业务科意见' }, late).ok).toBe(true);
    expect(settle({ outcome: 'granted' }, { ...late, today: day('2026-03-11') }).ok).toBe(true);
  });

  test('R-FOI-09 R-FOI-17 N-05 · not while a section or a letter is out, or an objection is undecided', () => {
    const linked = (workflow: string, stage: string) => settle({ outcome: 'granted' }, { linked: { [workflow]: [{ stage }] } });
    expect(refusedBy(linked('foi-referral', 'asked'))).toEqual(['R-FOI-09']);
    expect(refusedBy(linked('foi-consultation', 'asked'))).toEqual(['R-FOI-17', 'N-05']);
    expect(refusedBy(linked('foi-consultation', 'objected'))).toEqual(['R-FOI-17', 'N-05']);
    // It is to be disclosed against an objection, and who objected has not been told.
    expect(refusedBy(linked('foi-consultation', 'to_tell'))).toEqual(['R-FOI-17', 'N-05']);
    expect(linked('foi-referral', 'answered').ok).toBe(true);
    expect(linked('foi-consultation', 'expired').ok).toBe(true);
  });

  test('R-FOI-24 R-FOI-20 · it starts three workdays for the signature, and stops the target', () => {
    const effects = effectsOf(settle({ outcome: 'granted' }));
    expect(effects).toContainEqual({ do: 'startClock', clock: 'sign', at: '2026-03-03' });
    expect(effects).toContainEqual({ do: 'stopClock', clock: 'opinion', at: '2026-03-03' });
    expect(packs.foi.workflow.clocks.sign?.limit).toEqual({ workdays: 3 });
  });
});

describe('the paragraph on remedies', () => {
  const remedy = (outcome: string, respondent = 'district_government_office') =>
    written(onRequest('submit_sign', { replyText: '答复' }, { subject: { outcome, respondent, replyText: '答复' } }), 'remedy') as string;

  test.each(['denied.processInfo', 'partial', 'unableToProvide.noInfo', 'notProcessed.repeat'])(
    'X-09 N-24 · %s: review first',
    (outcome) => {
      expect(remedy(outcome)).toContain('应当自收到本答复之日起六十日内先向黄岩区人民政府申请行政复议');
      expect(remedy(outcome)).toContain('行政复议决定书之日起十五日内');
    },
  );

  test('X-09 N-25 · granted: review within sixty days, or litigation within six months', () => {
    expect(remedy('granted')).toBe(
      '如对本答复不服，可以自收到本答复之日起六十日内向黄岩区人民政府申请行政复议，也可以自收到本答复之日起六个月内依法向人民法院提起行政诉讼。',
    );
  });

  test('X-09 N-17 · records that are not corrected are no refusal to disclose: review or litigation', () => {
    expect(remedy('notCorrected')).toBe(remedy('granted'));
  });

  test('X-09 N-25 · a reply on the spot bears it as well', () => {
    const answers = { replyText: '已提供', consentBy: '某副主任', servedOn: '2026-03-03', proof: '签收单' };
    expect(written(onRequest('reply_on_spot', answers, { stage: 'registered' }), 'remedy')).toMatch(
      new RegExp(`^${String(remedy('granted'))}申请行政复议的最后一日为`),
    );
  });

  test('X-09 · the acts of the district government are reviewed by the city', () => {
    expect(remedy('denied.processInfo', 'district_government')).toContain('先向台州市人民政府申请行政复议');
    expect(remedy('granted', 'district_government')).toContain('向台州市人民政府申请行政复议');
  });

  test('N-24 N-25 B-14 · a paragraph that does not fit the outcome is not signed, a reply without one not served', () => {
    expect(refusedBy(onRequest('sign', {}, { subject: { outcome: 'denied.processInfo', remedy: remedy('granted') } }))).toEqual([
      'N-24',
      'N-25',
    ]);
    expect(onRequest('sign', {}, { subject: { outcome: 'denied.processInfo', remedy: remedy('denied.processInfo') } }).ok).toBe(true);
  });
});

describe('the secrecy review of the reply', () => {
  const asks = (outcome: Outcome) =>
    effectsOf(outcome).flatMap((effect) => (effect.do === 'openCard' || effect.do === 'takeStep' ? [effect.event] : []));
  const review = (stage: string, mark = 'public', seals = true) => ({ 'secrecy-review': [{ stage, mark, seals }] });
  const REPLY = { outcome: 'granted', replyText: '答复' };
  const REFUSAL = { ...REASONED, outcome: 'denied.thirdPartyRights' };

  test('R-SEC-01 R-SEC-06a R-FOI-14 · what gives information away is proposed with the opinion itself, due before the signature is', () => {
    const outcome = settle(REPLY, { linked: { 'secrecy-review': [] } });
    expect(effectsOf(outcome)).toContainEqual(
      expect.objectContaining({ do: 'openCard', workflow: 'secrecy-review', event: 'propose' }) as unknown,
    );
    const opened = effectsOf(outcome).find((effect) => effect.do === 'openCard');
    expect(opened).toMatchObject({ values: { reviewOf: 'reply', neededBy: '2026-03-05' }, form: { opinion: 'public' } });
    for (const branch of ['already_public', 'other_agency'])
      expect(
        asks(onRequest('submit_sign', { replyText: '答复' }, { subject: { ...REPLY, branch }, linked: { 'secrecy-review': [] } })),
      ).toEqual([]);
    expect(asks(settle(REFUSAL, { linked: { 'secrecy-review': [] } }))).toEqual([]);
    expect(asks(settle(REFUSAL, { linked: review('unit_review') }))).toEqual(['end']);
  });

  test('R-SEC-02 · another reply after the approval is proposed anew, the same one is not', () => {
    const subject = { ...REPLY, outcomeReason: null };
    expect(asks(settle(REPLY, { subject, linked: review('concluded') }))).toEqual(['propose']);
    expect(asks(settle({ ...REPLY, replyText: '答复。' }, { subject, linked: review('concluded') }))).toEqual(['propose', 'propose_again']);
    for (const stage of ['returned', 'reopened', 'ended'])
      expect(asks(settle(REPLY, { subject, linked: review(stage) }))).toEqual(['propose', 'propose_again']);
    expect(asks(onRequest('reopen', { reason: '补充' }, { subject, linked: review('leader_approval') }))).toEqual(['recall']);
  });

  test.each([
    ['none', []],
    ['with the unit', [{ stage: 'unit_review', mark: 'public', seals: true }]],
    ['not agreed to', [{ stage: 'concluded', mark: 'not_public', seals: true }]],
    ['of other words', [{ stage: 'concluded', mark: 'public', seals: false }]],
  ])('B-01 R-SEC-02 R-FOI-14 · a reply is neither submitted, signed nor served while its review is %s', (_says, reviews) => {
    const linked = { 'secrecy-review': reviews };
    const subject = { ...REPLY, remedy: written(onRequest('submit_sign', { replyText: '答复' }, { subject: REPLY }), 'remedy') ?? null };
    expect(refusedBy(onRequest('submit_sign', { replyText: '答复' }, { subject, linked }))).toEqual(['R-SEC-02', 'R-FOI-14']);
    expect(refusedBy(onRequest('sign', {}, { subject, linked }))).toEqual(['R-SEC-02', 'R-FOI-14']);
    const served = { method: 'post', servedOn: '2026-03-03', proof: 'EA1' };
    const signed = { ...subject, signedOn: '2026-03-03' };
    expect(refusedBy(onRequest('dispatch', served, { subject: signed, linked }))).toEqual(['R-SEC-02', 'R-FOI-14']);
    expect(onRequest('dispatch', served, { subject: signed }).ok).toBe(true);
    // What gives nothing away needs none.
    const refusal = { ...signed, outcome: 'denied.thirdPartyRights' };
    expect(onRequest('dispatch', served, { subject: refusal, linked }).ok).toBe(true);
  });

  test('R-SEC-02 · the text that was reviewed is the text that is submitted; and what is handed out at the counter was public or reviewed before', () => {
    expect(refusedBy(onRequest('submit_sign', { replyText: '答复。' }, { subject: REPLY }))).toEqual(['R-SEC-02', 'R-FOI-14']);
    const field = packs.foi.forms['reply-on-spot']?.fields.find(({ key }) => key === 'publicAt');
    expect(field).toMatchObject({ required: true, clauses: ['R-SEC-02'] });
  });
});

describe('signature and service', () => {
  const signed = { outcome: 'granted', remedy: '救济', signedOn: '2026-03-20' };
  const serve = (answers: Answers, input: Case = {}) =>
    onRequest(
      'dispatch',
      { method: 'post', servedOn: '2026-03-23', proof: 'EA1', ...answers },
      { today: day('2026-04-03'), ...input, subject: { ...signed, ...input.subject } },
    );

  test('R-FOI-24 R-FOI-25 B-12 B-17 · the deputy director signs what another drafted; it is numbered and sealed', () => {
    const subject = {
      outcome: 'granted',
      remedy:
        written(onRequest('submit_sign', { replyText: '答复' }, { subject: { outcome: 'granted', replyText: '答复' } }), 'remedy') ?? null,
    };
    const effects = effectsOf(onRequest('sign', {}, { subject }));
    expect(effects.map((effect) => effect.do)).toEqual(['set', 'assignNumber', 'seal', 'renderNotice', 'createTask']);
    expect(codes(onRequest('sign', {}, { subject, actor: person('disclosure') }))).toEqual(['role']);
    expect(codes(onRequest('sign', {}, { subject, lastActor: { settle_opinion: 6 } }))).toEqual(['separation']);
    expect(codes(onRequest('sign', {}, { subject, lastActor: { submit_sign: 6 } }))).toEqual(['separation']);
  });

  test('R-FOI-26 N-10 · the day of service stops the clock', () => {
    expect(effectsOf(serve({}))).toContainEqual({ do: 'stopClock', clock: 'reply', at: '2026-03-23' });
  });

  test('R-FOI-25 B-14 · not without signature, or with another text than was signed', () => {
    expect(refusedBy(serve({}, { subject: { signedOn: null } }))).toEqual(expect.arrayContaining(['R-FOI-25']));
    expect(refusedBy(serve({}, { seal: { exists: true, intact: false } }))).toEqual(['R-FOI-25']);
    expect(refusedBy(serve({}, { subject: { remedy: '' } }))).toEqual(['N-24', 'N-25']);
  });

  test('N-10 · service before the signature, or tomorrow, is refused', () => {
    expect(refusedBy(serve({ servedOn: '2026-03-19' }))).toEqual(['N-10', 'R-FOI-26']);
    expect(refusedBy(serve({ servedOn: '2026-04-07' }))).toEqual(expect.arrayContaining(['N-10']));
  });

  test('R-FOI-26 · late is late: it needs its reason', () => {
    expect(refusedBy(serve({ servedOn: '2026-03-31' }))).toEqual(['R-FOI-26']);
    expect(serve({ servedOn: '2026-03-31', latenessReason: '系统故障' }).ok).toBe(true);
    expect(serve({ servedOn: '2026-03-30' }).ok).toBe(true);
  });

  test('N-12 N-15 · what is not processed closes as such', () => {
    const closed = serve({}, { subject: { outcome: 'notProcessed.complaint' } });
    expect(closed.ok && closed.to).toBe('closed_not_handled');
    const replied = serve({});
    expect(replied.ok && replied.to).toBe('replied');
  });

  test('R-FOI-25 · a supplement is drafted by one, signed by another, and served after the reply', () => {
    expect(codes(onRequest('sign_supplement', {}, { subject: { supplementState: 'drafted' }, lastActor: { supplement: 6 } }))).toEqual([
      'separation',
    ]);
    expect(refusedBy(onRequest('sign_supplement', {}))).toEqual(['R-FOI-25']);
    const service = (subject: Case['subject']) =>
      onRequest('dispatch_supplement', { method: 'post', servedOn: '2026-03-03', proof: '1' }, { subject });
    expect(refusedBy(service({ servedOn: '2026-03-02', supplementState: 'drafted' }))).toEqual(['R-FOI-25']);
    expect(service({ servedOn: '2026-03-02', supplementState: 'signed' }).ok).toBe(true);
    expect(refusedBy(service({ servedOn: '2026-03-04', supplementState: 'signed' }))).toEqual(['N-10']);
  });

  test('R-SEC-02, R-SEC-01 · a supplement is reviewed as the reply was: its draft opens or renews the review, neither signature nor service passes without it', () => {
    const text = { text: '补充说明如下。', reason: '遗漏', enclosures: null, basisLaw: ['secrets_law'], basisScope: ['government_office'] };
    const drafted = onRequest('supplement', text, { linked: { 'secrecy-review': [] } });
    expect(effectsOf(drafted)).toContainEqual(expect.objectContaining({ do: 'openCard', workflow: 'secrecy-review', event: 'propose' }));
    expect(effectsOf(drafted)).toContainEqual({ do: 'set', attribute: 'supplementText', value: text.text });
    expect(effectsOf(onRequest('supplement', text))).toContainEqual(
      expect.objectContaining({ do: 'takeStep', event: 'propose_again', on: { linked: 'secrecy-review' } }),
    );
    const service = { method: 'post', servedOn: '2026-03-03', proof: '1' };
    const other = { 'secrecy-review': [{ stage: 'concluded', mark: 'public', seals: false }] };
    const none = { 'secrecy-review': [{ stage: 'reopened' }] };
    for (const linked of [other, none]) {
      const signed = { servedOn: '2026-03-02', supplementState: 'signed' };
      expect(refusedBy(onRequest('sign_supplement', {}, { linked, subject: { supplementState: 'drafted' } }))).toEqual([
        'R-SEC-02',
        'R-FOI-14',
      ]);
      expect(refusedBy(onRequest('dispatch_supplement', service, { linked, subject: signed }))).toEqual(['R-SEC-02', 'R-FOI-14']);
    }
    const changed = { seal: { exists: true, intact: false }, subject: { servedOn: '2026-03-02', supplementState: 'signed' } };
    expect(refusedBy(onRequest('dispatch_supplement', service, changed))).toEqual(['R-FOI-25', 'R-SEC-02']);
  });

  test('R-SEC-02 · whatever has files that go out with it is reviewed, also where the reply itself gives nothing', () => {
    const opinion = {
      outcome: 'denied.adminQuery',
      legalGround: '条例第三十六条',
      reason: '属于行政查询事项',
      replyText: '请向登记机构查询。',
    };
    const opened = (enclosures: string[] | null) =>
      effectsOf(onRequest('settle_opinion', { ...opinion, enclosures }, { linked: { 'secrecy-review': [] } })).some(
        (effect) => effect.do === 'openCard' && effect.workflow === 'secrecy-review',
      );
    expect(opened(null)).toBe(false);
    expect(opened(['查询指引.txt'])).toBe(true);
    const subject = { outcome: 'denied.adminQuery', replyText: opinion.replyText };
    const submit = (enclosures: string[] | null) =>
      refusedBy(
        onRequest(
          'submit_sign',
          { replyText: opinion.replyText },
          { linked: { 'secrecy-review': [] }, subject: { ...subject, enclosures } },
        ),
      );
    expect(submit(null)).toEqual([]);
    expect(submit(['查询指引.txt'])).toEqual(['R-SEC-02', 'R-FOI-14']);
  });

  test('N-27 · a withdrawal ends the case and its clocks, wherever it stands', () => {
    for (const stage of ['received', 'correction_pending', 'handling', 'signed']) {
      const outcome = onRequest('withdraw', { reason: '不再需要', letter: '来函' }, { stage, actor: person('disclosure') });
      expect(outcome.ok && outcome.to).toBe('closed_withdrawn');
      expect(effectsOf(outcome)).toContainEqual({ do: 'cancelClock', clock: 'reply', at: '2026-03-03', reason: 'withdrawn' });
      // Tasks that wait for no clock are closed by name.
      expect(effectsOf(outcome).flatMap((effect) => (effect.do === 'closeTask' ? [effect.task] : []))).toEqual([
        'propose_abandon',
        'confirm_abandon',
        'escalate_secrecy',
      ]);
    }
  });
});

describe('the archive', () => {
  const complete = Object.fromEntries(['application', 'notices', 'opinions', 'reply', 'service'].map((key) => [key, { result: 'pass' }]));
  const closed = { closedOn: '2026-03-02', transferredOn: '2026-03-02' };

  test('R-FOI-28 · only a complete file is handed over', () => {
    const handOver = (checks: Answers) =>
      onRequest('hand_over_archive', { checks, handedOverOn: '2026-03-03' }, { subject: { closedOn: '2026-03-02' } });
    expect(handOver(complete).ok).toBe(true);
    expect(refusedBy(handOver({ ...complete, service: { result: 'fail' } }))).toEqual(['R-FOI-28']);
    const lacking = { facts: { caseFile: { missing: ['检索记录'], list: '检索记录' } } };
    const incomplete = onRequest(
      'hand_over_archive',
      { checks: complete, handedOverOn: '2026-03-03' },
      { subject: { closedOn: '2026-03-02' }, ...lacking },
    );
    expect(refusedBy(incomplete)).toEqual(['R-FOI-28']);
  });

  test('R-FOI-29 · both sides sign, two persons, and it is due by the end of the next January', () => {
    const receive = (input: Case) => onRequest('receive_archive', { receivedOn: '2026-03-03', volume: '1' }, input);
    expect(codes(receive({ subject: closed, lastActor: { hand_over_archive: 4 } }))).toEqual(['separation']);
    expect(refusedBy(receive({ subject: { closedOn: '2026-03-02' } }))).toEqual(['R-FOI-29']);
    const outcome = receive({ subject: closed });
    expect(outcome.ok && outcome.to).toBe('archived');
    expect(effectsOf(outcome)).toContainEqual({ do: 'stopClock', clock: 'archive', at: '2026-03-03' });
    const served = onRequest('withdraw', { reason: '不再需要', letter: '函' }, { actor: person('disclosure') });
    expect(effectsOf(served)).toContainEqual({ do: 'startClock', clock: 'archive', at: '2026-03-03' });
    expect(packs.foi.workflow.clocks.archive?.limit).toEqual({ lastWorkdayOf: 'next_january' });
  });

  test('B-19 R-FOI-29 · no step leads out of the archive, or changes what lies in it', () => {
    const from = Object.values(packs.foi.workflow.events).filter((event) => event.from.includes('archived'));
    // A dispute about an archived reply (R-DSP-01) and an entry of the disclosure log are cards of their own: opening them is all that such steps do.
    expect(from.map(({ key, to, effects }) => [key, to, effects.map((effect) => effect.do)])).toEqual([
      ['challenge', [], ['openCard']],
      ['open_log_entry', [], ['openCard']],
    ]);
  });
});

describe('letters to persons', () => {
  const letters = (pack: Pack) => (pack.workflow.notices ?? []).filter(({ set }) => !set);
  const reads = (pack: Pack, key: string) =>
    letters(pack)
      .find((one) => one.key === key)
      ?.fields.map(({ value }) => value)
      .join(' ') ?? '';

  test('G-44 T-01 T-23 · every letter to an applicant bears name and address, and is kept as personal', () => {
    const own = letters(packs.foi).filter(({ key }) =>
      packs.foi.workflow.notices?.some((one) => one.key === key && one.by.includes('disclosure')),
    );
    expect(own.length).toBe(16);
    for (const { key, personal } of own) {
      expect([key, personal]).toEqual([key, true]);
      expect(reads(packs.foi, key)).toMatch(/persons\.applicant\.applicantName.*persons\.applicant\.address/);
    }
  });

  test('G-44 T-10 T-10b · letters to a third party bear its name; those to agencies know no person', () => {
    const personal = letters(packs['foi-consultation']).filter((one) => one.personal === true);
    expect(personal.map(({ key }) => key)).toEqual(['third-party-letter', 'third-party-decision']);
    for (const { key } of personal) expect(reads(packs['foi-consultation'], key)).not.toContain('applicant');
  });
});
