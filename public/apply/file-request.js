import { make, tell } from './dom.js';
import { drawForm } from './draw-form.js';
import { showReceipt } from './receipt.js';
import { get, newKey, post, Problem, prove } from './send.js';
import { language, read, say } from './texts.js';

const DRAFT = 'gongkai-application';
let typed = {};

/** The page on which an application is filed. What was typed stays until it has arrived. */
export async function fileRequest(main) {
  main.replaceChildren(make('p', {}, say('loading')));
  const form = await get('form');
  const kept = { ...JSON.parse(sessionStorage.getItem(DRAFT) ?? '{}'), ...typed };
  const found = make('div', { class: 'box', hidden: true });
  const drawn = drawForm(form, { values: kept, onchange: (answers) => (keep(form, answers), suggest(found, answers.summary)) });
  drawn.after('summary', found);
  const trouble = make('div', { class: 'summary', role: 'alert', tabindex: '-1', hidden: true });
  const button = make('button', { class: 'main' }, say('send'));
  let key = newKey();

  const send = async (event) => {
    event.preventDefault();
    trouble.hidden = true;
    const faults = drawn.faults();
    drawn.show(faults);
    if (faults.length > 0) return;
    button.disabled = true;
    tell(say('sending'));
    button.textContent = say('sending');
    try {
      const receipt = await deliver({ version: form.version, answers: drawn.answers() }, drawn.files(), key);
      typed = {};
      sessionStorage.removeItem(DRAFT);
      showReceipt(main, receipt);
    } catch (error) {
      // A definite answer ends the request; where none came, the same request is sent again under the same key.
      if (error instanceof Problem && error.status < 500) key = newKey();
      explain(error, drawn, trouble);
    } finally {
      button.disabled = false;
      button.textContent = say('send');
    }
  };

  main.replaceChildren(
    make('h1', {}, read(form.title)),
    form.intro ? make('p', {}, read(form.intro)) : '',
    trouble,
    make('form', { novalidate: true, onsubmit: send }, drawn.element, button),
  );
}

/** One more try where the proof was too old by the time it came. */
async function deliver(filled, files, key) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await post('', { ...filled, proof: await prove() }, { key, files });
      return (await response.json()).data;
    } catch (error) {
      if (!(error instanceof Problem) || error.details.reason !== 'proof' || attempt > 1) throw error;
    }
  }
}

/** Says what went wrong; faults of fields stand at the fields. */
export function explain(error, drawn, trouble) {
  const fields = (error instanceof Problem ? error.details.fields : null) ?? [];
  const rest = ((error instanceof Problem ? error.details.unmet : null) ?? []).filter(
    ({ field }) => !fields.some((one) => one.field === field),
  );
  const list = [
    ...fields.map(({ field, message }) => ({ field, message: read(message) })),
    ...rest.map(({ field, message }) => ({ field, message: read(message) })),
  ];
  if (list.length > 0) return drawn.show(list);
  trouble.textContent = sentence(error);
  trouble.hidden = false;
  trouble.focus();
}

export function sentence(error) {
  if (!(error instanceof Problem)) return say('offline');
  if (error.status === 429) return say('busy', { wait: error.wait });
  if (error.status === 409) return say('changed');
  if (error.status >= 500) return say('broken');
  const [zh, en] = error.message.split(' / ');
  return language() === 'en' ? (en ?? zh) : zh;
}

/** Personal answers live in this window only, and only until it is closed or the application has arrived. */
function keep(form, answers) {
  typed = answers;
  const plain = form.fields.filter(({ key, personal }) => !personal && answers[key] !== undefined).map(({ key }) => [key, answers[key]]);
  sessionStorage.setItem(DRAFT, JSON.stringify(Object.fromEntries(plain)));
}

let waiting = 0;

/** What may be public already, a moment after somebody stopped typing. */
function suggest(box, summary) {
  clearTimeout(waiting);
  if (!summary || summary.length < 4) return void (box.hidden = true);
  waiting = setTimeout(async () => {
    const list = await get(`suggestions?q=${encodeURIComponent(summary.slice(0, 40))}`).catch(() => []);
    const link = ({ title, portalUrl, docNumber }) => {
      const safe = typeof portalUrl === 'string' && /^https?:\/\//.test(portalUrl);
      return make(
        'li',
        {},
        safe ? make('a', { href: portalUrl, target: '_blank', rel: 'noopener noreferrer' }, title) : title,
        docNumber ? ` ${docNumber}` : '',
      );
    };
    box.hidden = list.length === 0;
    box.replaceChildren(make('p', {}, say('suggestions')), make('ul', {}, ...list.map(link)));
  }, 600);
}
