import { askCode, asked } from './ask-code.js';
import { definition, make, tell } from './dom.js';
import { drawForm } from './draw-form.js';
import { explain, sentence } from './explain.js';
import { newKey, post, Problem } from './send.js';
import { read, say } from './texts.js';

/** Under which name the server takes each step. */
const STEPS = { correction_received: 'correction', withdraw: 'withdrawal' };

/** How a request stands, for whoever holds its code, and what may be done about it. */
export function followRequest(main) {
  const look = async (holder, shown) => {
    const status = (await (await post('status', holder)).json()).data;
    showStatus(shown, status, holder, again);
    tell(read(status.stage));
  };
  const again = askCode(main, look, [asked('check', { max: 8, keyboard: 'numeric' })]);
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
      ? [make('h2', {}, say('notices')), make('ul', { class: 'notices' }, ...status.notices.map((notice) => noticeRow(notice, holder)))]
      : []),
    ...status.asks.filter(({ event }) => STEPS[event]).map((step, index) => stepForm(step, holder, again, index)),
  );
}

function noticeRow(notice, holder) {
  const trouble = make('p', { class: 'fault', role: 'alert', hidden: true });
  const save = (format) => async () => {
    trouble.hidden = true;
    const response = await post('notice', { ...holder, id: notice.id, format }).catch((error) => {
      trouble.textContent = sentence(error, 'unreached');
      trouble.hidden = false;
    });
    if (!response) return;
    const address = URL.createObjectURL(await response.blob());
    make('a', { href: address, download: `${read(notice.title)}.${format}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  const buttons = notice.formats.map((format) =>
    make(
      'button',
      { type: 'button', onclick: save(format), 'aria-label': `${say('save', { format: format.toUpperCase() })} ${read(notice.title)}` },
      say('save', { format: format.toUpperCase() }),
    ),
  );
  const about = [read(notice.title), notice.number, notice.releasedOn].filter(Boolean).join(' ');
  return make('li', {}, about, make('div', { class: 'actions' }, ...buttons), trouble);
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
