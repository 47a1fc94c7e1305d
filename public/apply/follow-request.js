import { definition, make, tell } from './dom.js';
import { drawForm } from './draw-form.js';
import { explain, sentence } from './file-request.js';
import { newKey, post, Problem } from './send.js';
import { read, say } from './texts.js';

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Under which name the server takes each step. */
const STEPS = { correction_received: 'correction', withdraw: 'withdrawal' };

/** The page on which the holder of a code sees how it stands, and does what may be done. The code is kept nowhere. */
export function followRequest(main) {
  const code = make('input', { id: 'code', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'code-hint' });
  const check = make('input', { id: 'check', autocomplete: 'off', maxlength: 8 });
  const trouble = make('div', { class: 'summary', role: 'alert', tabindex: '-1', hidden: true });
  const shown = make('div', { id: 'status' });
  const fail = (text) => {
    trouble.textContent = text;
    trouble.hidden = false;
    trouble.focus();
  };
  const look = async (event) => {
    event?.preventDefault();
    trouble.hidden = true;
    if (!wellTyped(code.value)) return fail(say('mistyped'));
    const holder = { code: code.value, check: check.value };
    try {
      const status = (await (await post('status', holder)).json()).data;
      showStatus(shown, status, holder, look);
      tell(read(status.stage));
    } catch (error) {
      shown.replaceChildren();
      fail(sentence(error));
    }
  };
  main.replaceChildren(
    make('h1', {}, say('follow')),
    trouble,
    make(
      'form',
      { novalidate: true, onsubmit: look },
      make(
        'div',
        { class: 'field' },
        make('label', { for: 'code' }, say('code')),
        make('p', { class: 'hint', id: 'code-hint' }, say('codeHint')),
        code,
      ),
      make('div', { class: 'field' }, make('label', { for: 'check' }, say('check')), check),
      make('button', { class: 'main' }, say('look')),
    ),
    shown,
  );
}

/** Luhn's rule for 32 letters: a mistyped code need not be sent. */
function wellTyped(code) {
  const plain = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const values = [...plain].reverse().map((letter) => LETTERS.indexOf(letter));
  const sum = values.reduce((total, value, index) => {
    const weighed = value * (index % 2 === 1 ? 2 : 1);
    return total + Math.floor(weighed / 32) + (weighed % 32);
  }, 0);
  return values.length === 28 && !values.includes(-1) && sum % 32 === 0;
}

function showStatus(element, status, holder, again) {
  const { due } = status;
  const dueText =
    due &&
    (due.done
      ? say('done', { day: due.done })
      : `${due.on ?? ''}${due.suspended ? say('suspended') : ''}${due.projected ? say('projected') : ''}`);
  element.replaceChildren(
    make(
      'div',
      { class: 'box' },
      make('h2', {}, read(status.stage)),
      definition([
        [say('number'), status.number ?? say('later')],
        [say('subject'), status.title],
        [say('arrived'), status.arrivedOn],
        ...(dueText ? [[say('due'), dueText]] : []),
        ...status.facts.map(({ label, value }) => [read(label), read(value)]),
      ]),
    ),
    ...(status.notices.length > 0
      ? [make('h2', {}, say('notices')), make('ul', {}, ...status.notices.map((notice) => noticeRow(notice, holder)))]
      : []),
    ...status.asks.filter(({ event }) => STEPS[event]).map((step, index) => stepForm(step, holder, again, index)),
  );
}

function noticeRow(notice, holder) {
  const save = (format) => async () => {
    const response = await post('notice', { ...holder, id: notice.id, format });
    const address = URL.createObjectURL(await response.blob());
    make('a', { href: address, download: `${read(notice.title)}.${format}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  const buttons = notice.formats.map((format) =>
    make('button', { type: 'button', onclick: save(format) }, say('save', { format: format.toUpperCase() })),
  );
  return make('li', {}, `${read(notice.title)} ${notice.number ?? ''} ${notice.releasedOn} `, ...buttons);
}

function stepForm({ event, title, form }, holder, again, index) {
  const drawn = drawForm(form ?? { fields: [], files: { most: 0, bytes: 0, endings: [] } }, { id: `s${index}` });
  const trouble = make('div', { class: 'summary', role: 'alert', tabindex: '-1', hidden: true });
  const button = make('button', {}, read(title));
  let key = newKey();
  const send = async (submitted) => {
    submitted.preventDefault();
    trouble.hidden = true;
    const faults = drawn.faults();
    drawn.show(faults);
    if (faults.length > 0) return;
    button.disabled = true;
    try {
      await post(STEPS[event], { ...holder, version: form?.version ?? 1, answers: drawn.answers() }, { key, files: drawn.files() });
      tell(say('again', { title: read(title) }));
      await again();
    } catch (error) {
      if (error instanceof Problem && error.status < 500) key = newKey();
      explain(error, drawn, trouble);
    } finally {
      button.disabled = false;
    }
  };
  return make(
    'details',
    {},
    make('summary', {}, read(title)),
    trouble,
    make('form', { novalidate: true, onsubmit: send }, drawn.element, button),
  );
}
