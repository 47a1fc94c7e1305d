import { definition, make, tell } from '/apply/dom.js';
import { sentence } from '/apply/file-request.js';
import { post } from '/apply/send.js';
import { read, say } from '/apply/texts.js';

/** What became of a comment, for whoever holds the code of its receipt. The code is kept nowhere. */
export function followComment(main) {
  const code = make('input', { id: 'code', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'code-hint' });
  const trouble = make('div', { class: 'summary', role: 'alert', tabindex: '-1', hidden: true });
  const shown = make('div', { id: 'status' });
  const look = async (event) => {
    event.preventDefault();
    trouble.hidden = true;
    try {
      const { data } = await (await post('/api/comments/status', { code: code.value })).json();
      const facts = data.facts.map(({ label, value }) => [read(label), read(value)]);
      shown.replaceChildren(
        make(
          'div',
          { class: 'box' },
          make('h2', {}, read(data.stage)),
          definition([[say('number'), data.number ?? say('later')], [say('arrived'), data.arrivedOn], ...facts]),
        ),
      );
      tell(read(data.stage));
    } catch (error) {
      shown.replaceChildren();
      trouble.textContent = sentence(error);
      trouble.hidden = false;
      trouble.focus();
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
      make('button', { class: 'main' }, say('look')),
    ),
    shown,
  );
}
