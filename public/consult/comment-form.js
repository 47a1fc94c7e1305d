import { make, tell } from '/apply/dom.js';
import { drawForm } from '/apply/draw-form.js';
import { explain } from '/apply/file-request.js';
import { showReceipt } from '/apply/receipt.js';
import { get, newKey, post, Problem, prove, useDoor } from '/apply/send.js';
import { read, say } from '/apply/texts.js';

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
      const receipt = await deliver({ version: form.version, answers: drawn.answers() }, key);
      const another = make('button', { type: 'button', onclick: () => commentForm(place, { address, clause: '' }) }, say('another'));
      showReceipt(place, receipt, { tag: 'h2', beside: [another] });
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
