import type { Answers } from '../../../../engine/form/types';
import type { Text } from '../../../../engine/text';
import type { IntakeAnswer, IntakeDoor, RepeatsView, Suggestion } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { Conflict, NotFound, StatusError } from '../../platform/errors';
import type { Viewer } from '../../platform/viewer';
import { suggestFor } from '../form/suggestions';
import { eventOf, findDoor, formOf, publicActor } from './find-door';
import { findParent, placeOf, type Under } from './find-parent';
import { intakesOf, similarTo, takeDown } from './take-down';
import { makeChallenge, takeProof } from './proof-of-work';
import { presentForm } from './public-form';
import { keepCode } from './keep-code';
import { toldOutside } from './public-refusal';
import { makeCode, plainCode, receiptHash } from './receipt-code';
import { findReceipt } from './repository';
import { readStatus, released } from './read-status';
import { keyed, type DoorSettings } from './secrets';
import { takeStep } from './take-step';
import type { DoorStatus, DoorStep, Opening, PublicForm, Receipt, Shown } from './types';

type Challenge = Awaited<ReturnType<typeof makeChallenge>>;

/** The doors through which people outside open cards and follow them. Whoever calls it has limited the requests already. */
export interface DoorService {
  /** The form of the opening step, for whoever fills it in now. @throws NotFound */
  form(door: string, under?: Under): Promise<PublicForm>;
  /** What is public already and may be what a field is about to ask for. @throws NotFound */
  suggest(door: string, asked: { field: string; text: string }): Promise<readonly Suggestion[]>;
  /** Work to be done before the opening step. @throws NotFound */
  challenge(door: string, under?: Under): Promise<Challenge>;
  /** Opens a card. The code is told once, here. @throws NotFound · ProofRefused · BadRequest · RefusedOutside · Classified · RefusedFile */
  open(door: string, opening: Opening, under?: Under): Promise<Receipt & { code: string }>;
  /** A name for a code under which its tries are counted: the same however the code is written, and nothing that leads to it. */
  tried(code: string): string;
  /** How it stands. @throws NotFound, in the same words and after the same work, for what is unknown, mistyped or not theirs */
  status(door: string, shown: Shown): Promise<DoorStatus>;
  /** Takes a step for the holder of a receipt. @throws as `status` and `open` */
  step(door: string, event: string, shown: Shown, step: DoorStep): Promise<Receipt>;
  /** The doors through which somebody of the staff may take down what people outside say or write. */
  intakes(viewer: Viewer): IntakeDoor[];
  /** Takes an opening down for somebody outside. The code is told once, here. @throws NotFound · BadRequest · Refusal · Classified · RefusedFile */
  takeDown(viewer: Viewer, door: string, given: DoorStep): Promise<IntakeAnswer>;
  /** What was asked before by the same person, or by others alike, while it is taken down. @throws NotFound */
  similar(viewer: Viewer, door: string, answers: Answers): Promise<RepeatsView>;
  /** A notice that was handed out. @throws NotFound */
  notice(
    door: string,
    shown: Shown,
    asked: { id: number; format: 'docx' | 'pdf' },
  ): Promise<{ bytes: Buffer; type: string; disposition: string }>;
}

export function createDoorService(container: () => Container, settings: DoorSettings): DoorService {
  return {
    async form(key, under) {
      const workflow = findDoor(container(), key);
      await findParent(container(), workflow, under);
      const event = eventOf(workflow, workflow.door.opens);
      return presentForm(await formOf(container(), workflow, event), workflow.door, nobody(container()));
    },

    async suggest(key, { field, text }) {
      const workflow = findDoor(container(), key);
      const form = await formOf(container(), workflow, eventOf(workflow, workflow.door.opens));
      return suggestFor(container().strapi, form, field, text);
    },

    async challenge(key, under) {
      const workflow = findDoor(container(), key);
      await findParent(container(), workflow, under);
      return makeChallenge(container(), settings, { door: key, step: placeOf(workflow, under) });
    },

    async open(key, { proof, ...given }, under) {
      const workflow = findDoor(container(), key);
      const { door } = workflow;
      const event = eventOf(workflow, door.opens);
      const actor = publicActor(workflow, event);
      await findParent(container(), workflow, under);
      const form = await formOf(container(), workflow, event);
      const { receipt, salt } = await outside({
        workflow,
        event,
        form,
        actor,
        given,
        about: under?.documentId ?? '',
        before: (request) => takeProof(container(), settings, { proof, door: key, step: placeOf(workflow, under), request }),
        async fire(trx, made) {
          // Read again, with what it decides: it may have closed since.
          const parent = await findParent(container(), workflow, under);
          const { card } = await container().cards.open(workflow.key, { event: event.key, form: given.answers, actor, ...parent });
          await keepCode(container(), settings, trx, {
            door,
            card: card.id,
            answers: given.answers,
            salt: made,
            requestKey: given.requestKey,
          });
          return card;
        },
      });
      return { ...told(receipt), code: makeCode(settings.key, salt, given.requestKey) };
    },

    tried: (code) => keyed(settings.key, 'tried', [plainCode(code)]),

    async status(key, shown) {
      const workflow = findDoor(container(), key);
      return readStatus(container(), key, await holder(key, shown), publicActor(workflow, null));
    },

    async step(key, name, shown, given) {
      const workflow = findDoor(container(), key);
      const card = await holder(key, shown);
      const event = eventOf(workflow, name);
      const actor = publicActor(workflow, event, card);
      const { receipt } = await outside({
        workflow,
        event,
        form: event.form === undefined ? null : await formOf(container(), workflow, event),
        actor,
        given,
        about: String(card),
        fire: async () => (await container().cards.fire(card, { event: event.key, form: given.answers, actor }).catch(plainConflict)).card,
      });
      return told(receipt);
    },

    intakes: (viewer) => intakesOf(container(), viewer),
    takeDown: (viewer, key, given) => takeDown(container(), settings, viewer, { door: key, given }),
    similar: (viewer, key, answers) => similarTo(container(), viewer, key, answers),

    async notice(key, shown, { id, format }) {
      const workflow = findDoor(container(), key);
      const card = await holder(key, shown);
      const found = (await released(container(), workflow.door, card, await container().log.ofCard(card))).some((one) => one.id === id);
      const file = found ? await container().notices.fileOf(id, format) : null;
      if (!file) throw new NotFound('没有这份文书 / There is no such notice');
      return file;
    },
  };

  /** A step of somebody outside: what refuses it is told in words for them. */
  function outside(step: Parameters<typeof takeStep>[2]): ReturnType<typeof takeStep> {
    return toldOutside(() => takeStep(container(), settings, step));
  }

  /** One hash and one look-up, whatever is wrong with what was typed. */
  async function holder(key: string, { code, check }: Shown): Promise<number> {
    const { door } = findDoor(container(), key);
    const asked = door.check === undefined ? '' : check;
    const card = await findReceipt(container().strapi, receiptHash(settings.key, key, { code, check: asked }));
    if (card === null) throw new NotFound(UNKNOWN['zh-Hans'] + ' / ' + UNKNOWN.en);
    return card;
  }
}

/** Numbers of cards are the house's own. */
function told({ card: _card, ...receipt }: Receipt & { card: number }): Receipt {
  return receipt;
}

const UNKNOWN: Text = {
  'zh-Hans': '查询码或校验信息不对，请核对后重试',
  en: 'The code or what is asked beside it is not right: check both and try again',
};

function nobody(container: Container) {
  return {
    subject: {},
    actor: { id: -1, name: '', units: [], roles: [] },
    channels: container.channels.connected(),
    today: container.time.today(),
  };
}

/** The card as the staff sees it is none of the public's business. */
function plainConflict(error: unknown): never {
  if (error instanceof Conflict)
    throw new StatusError(409, 'ConflictError', '办理情况刚刚变化，请重新查询 / It has just been changed: look it up again', {});
  throw error;
}
