import { alone, inTransaction } from './platform/transaction';
import { ensureGoverned, type Governed } from './platform/schema/ensure-schema';
import { assertSchema } from './platform/schema/standing';
import type { FireInput, FiredCard, WorkboardApi } from './api';
import { suggestionSources } from './features/form/suggestions';
import { guardRows } from './features/gate/row-guard';
import type { CardRow } from './features/card/card-row';
import { parentFrom } from './features/card/parent-of';
import { fillMirrors } from './features/card/fill-mirrors';
import { verifyPublished } from './features/card/verify-published';
import { linkQuery, partners } from './features/link/service';
import { figuresUnder } from './features/matrix/figures';
import { readPerformance } from './features/report/public-performance';
import { changesSince } from './features/publication/changes-since';
import { readWithdrawal } from './features/publication/read-withdrawal';
import type { StageDefinition, WorkflowDefinition } from '../../engine/workflow/types';
import type { Container } from './platform/container';
import { currentActor } from './features/gate/current-actor';
import { nameOfficeJob } from './features/job/titles';
import type { Door } from './features/sentinel/service';
import { setFileStore } from './platform/files';

/** The service API over the container; `src/` sees nothing else of the plugin. */
export function createApi(container: () => Container): WorkboardApi {
  const guarded = new Set<string>();
  return {
    startAlone: (work) => alone(container().strapi, 'start', work),
    assertSchema: (parts) => assertSchema(container().strapi, parts),
    async loadPacks(input) {
      const { workflows, notices, strapi } = container();
      await workflows.loadPacks(input, async (templates) => {
        await notices.keepTemplates(templates);
        for (const workflow of workflows.all()) await fillMirrors(strapi, workflow);
      });
      const types = [...new Set(workflows.all().map(({ subject }) => subject.type))];
      await ensureGoverned(
        strapi,
        types.map((uid) => governedType(workflows.all(), uid)),
      );
      for (const uid of types) {
        if (!guarded.has(uid)) guardRows(strapi, [uid]);
        guarded.add(uid);
      }
    },
    fire: async (card, input: FireInput) => firedCard((await container().cards.fire(card, input)).card),
    async open(workflow, { under, ...input }) {
      const card = under && (await container().cards.find(under.uid, under.documentId));
      const parent = under && card ? { parent: parentFrom(card) } : {};
      return firedCard((await container().cards.open(workflow, { ...input, ...parent })).card);
    },
    async cardOf(uid, documentId) {
      const card = await container().cards.find(uid, documentId);
      return card ? firedCard(card) : null;
    },
    partners: (uid, documentIds) => partners(container().strapi, uid, documentIds),
    linkQuery: (input) => linkQuery(container().strapi, input),
    verifyPublished: (uid, documentId) => verifyPublished(container(), uid, documentId),
    readWithdrawal: (input) => readWithdrawal(container(), input),
    changeCursor: () => container().log.cursor(),
    changesSince: (cursor) => changesSince(container(), cursor),
    whenChanged: (listener) => container().log.whenCommitted(listener),
    system: (name) => container().members.system(name),
    actor: (userId) => container().members.actor(userId, container().time.today()),
    grantMembership: (input) => container().members.grant(input),
    calendar: () => container().calendars.current(),
    seedCalendar: (seed) => container().calendars.seed(seed, container().time.instant()),
    now: () => ({ instant: container().time.instant(), today: container().time.today() }),
    verifyLog: (head) => container().log.verify(head),
    registerFiles: (open) => setFileStore(container().strapi, open),
    admitUpload: (file) => container().sentinel.admitFile(file, doorOf(container(), 'upload')),
    admitText: (value) => container().sentinel.admitText(value, doorOf(container(), 'text')),
    performance: (period) => readPerformance(container(), period),
    async figures(uid, documentId) {
      const card = await container().cards.find(uid, documentId);
      return card ? figuresUnder(container(), card.workflow, { uid, documentId }) : null;
    },
    get doors() {
      return container().doors;
    },
    registerSuggestions: (name, find) => void suggestionSources(container().strapi).set(name, find),
    registerJob({ kind, title, handler }) {
      nameOfficeJob(kind, title);
      container().jobs.register(kind, handler, { slow: true });
    },
    enqueueJob: (job) => inTransaction(container().strapi, (trx) => container().jobs.enqueue(trx, job)),
    registerClauseSource: (find) => container().clauses.register(find),
    registerLabels: (english) => container().labels.register(english),
  };
}

function doorOf(container: Container, name: Door['name']): Door {
  return { name, actor: () => currentActor(container), subject: null };
}

function firedCard(row: CardRow): FiredCard {
  return { id: row.id, workflow: row.workflow, documentId: row.subject_document, stage: row.stage, revision: row.revision };
}

/** What the table of a content type is asked for. Several workflows may govern rows of one type: it keeps what any of them asks. */
function governedType(workflows: readonly WorkflowDefinition[], uid: string): Governed {
  const own = workflows.filter(({ subject }) => subject.type === uid);
  return {
    uid,
    numbers: [...new Set(own.flatMap(numberedAttributes))],
    fixed: [...new Set(own.flatMap(({ subject }) => Object.keys(subject.fixedWhenLinked)))],
    sealing: workflows.flatMap(({ key, subject }) => (subject.sealOf === undefined ? [] : [key])),
    readOnly: stagesThat(own, ({ readOnly: clauses }) => clauses !== undefined),
    sealed: [...new Set(own.flatMap(({ subject }) => subject.sealed))],
    freezing: stagesThat(workflows, ({ freezes }) => freezes !== undefined),
    days: own.flatMap(({ statistics = [] }) => statistics.flatMap(({ day, closed }) => [[day], [closed, day]])),
    filled: [...new Set(own.flatMap(({ registers = [] }) => registers.flatMap((register) => register.filled)))],
    kept: own.every(({ matrix }) => matrix !== undefined),
  };
}

/** Attributes that numbers are assigned to; they get unique indexes. */
function numberedAttributes(workflow: WorkflowDefinition): string[] {
  const effects = Object.values(workflow.events).flatMap((event) => event.effects);
  return [...new Set(effects.flatMap((effect) => (effect.do === 'assignNumber' ? [effect.attribute] : [])))];
}

function stagesThat(
  workflows: readonly WorkflowDefinition[],
  asked: (stage: StageDefinition) => boolean,
): { workflow: string; stage: string }[] {
  return workflows.flatMap(({ key, stages }) => stages.filter(asked).map((stage) => ({ workflow: key, stage: stage.key })));
}
