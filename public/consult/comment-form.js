import { definition, make, tell } from '/apply/dom.js';
import { drawForm } from '/apply/draw-form.js';
import { explain } from '/apply/file-request.js';
import { get, newKey, post, Problem, prove, useDoor } from '/apply/send.js';
import { language, read, say } from '/apply/texts.js';

/** The form of a comment on one clause, or on the whole draft. What was typed stays until it has arrived. */
export async function commentForm(place, { address, clause }) {
  useDoor(`${address}/comments`);
  const form = await get('form');
  const drawn = drawForm(form, { values: { clause } });
  const trouble = make('div', { class: 'summary', role: 'alert', tabindex: '-1', hidden: true });
  const button = make('button', { class: 'main' }, say('send'));
  const heading = make('h2', { tabindex: '-1' }, clause ? `${say('onClause')}：${clause}` : say('onWhole'));
  let key = newKey();

  const send = async (event) => {
    event.preventDefault();
    trouble.hidden = true;
    const faults = drawn.faults();
    drawn.show(faults);
    if (faults.length > 0) return;
    button.disabled = true;
    button.textContent = say('sending');
    tell(say('sending'));
    try {
      showReceipt(place, await deliver({ version: form.version, answers: drawn.answers() }, key), () =>
        commentForm(place, { address, clause: '' }),
      );
    } catch (error) {
      // A definite answer ends the request; where none came, the same one is sent again under the same key.
      if (error instanceof Problem && error.status < 500) key = newKey();
      explain(error, drawn, trouble);
    } finally {
      button.disabled = false;
      button.textContent = say('send');
    }
  };

  place.replaceChildren(
    heading,
    form.intro ? make('p', {}, read(form.intro)) : '',
    trouble,
    make('form', { novalidate: true, onsubmit: send }, drawn.element, button),
  );
  heading.focus();
  heading.scrollIntoView({ block: 'start' });
}

/** One more try where the proof was too old by the time it came. */
async function deliver(filled, key) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await (await post('', { ...filled, proof: await prove() }, { key })).json()).data;
    } catch (error) {
      if (!(error instanceof Problem) || error.details.reason !== 'proof' || attempt > 1) throw error;
    }
  }
}

function showReceipt(place, receipt, again) {
  const heading = make('h2', { tabindex: '-1' }, say('received'));
  const time = new Date(receipt.arrivedAt).toLocaleString(language() === 'en' ? 'en' : 'zh-CN', { timeZone: 'Asia/Shanghai' });
  place.replaceChildren(
    heading,
    make(
      'div',
      { class: 'box good' },
      make('p', {}, say('code')),
      make('p', { class: 'code', id: 'code' }, receipt.code),
      make('p', {}, say('keep')),
    ),
    definition([
      [say('number'), receipt.number ?? say('later')],
      [say('subject'), receipt.title],
      [say('arrived'), time],
      [say('stage'), read(receipt.stage)],
    ]),
    make(
      'p',
      { class: 'screen' },
      make('button', { type: 'button', onclick: () => window.print() }, say('print')),
      ' ',
      make('button', { type: 'button', onclick: again }, say('another')),
    ),
  );
  heading.focus();
}
