import { make, tell } from './dom.js';
import { explain } from './explain.js';
import { newKey, post, Problem, prove } from './send.js';
import { read, say } from './texts.js';

/**
 * A form of a door, drawn and ready to be sent: its introduction, what went wrong, its fields and the button. What was typed stays until it has arrived; `arrived(receipt)` draws what comes then.
 */
export function formToSend(form, drawn, arrived) {
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
    button.textContent = say('sending');
    tell(say('sending'));
    try {
      arrived(await deliver({ version: form.version, answers: drawn.answers() }, { key, files: drawn.files() }));
    } catch (error) {
      // A definite answer ends the request; where none came, the same one is sent again under the same key.
      if (error instanceof Problem && error.status < 500) key = newKey();
      explain(error, drawn, trouble);
    } finally {
      button.disabled = false;
      button.textContent = say('send');
    }
  };
  return [
    form.intro ? make('p', {}, read(form.intro)) : '',
    trouble,
    make('form', { novalidate: true, onsubmit: send }, drawn.element, button),
  ];
}

/** One more try where the proof was too old by the time it came. */
async function deliver(filled, sending) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await (await post('', { ...filled, proof: await prove() }, sending)).json()).data;
    } catch (error) {
      if (!(error instanceof Problem) || error.details.reason !== 'proof' || attempt > 1) throw error;
    }
  }
}
