import { askCode } from '/apply/ask-code.js';
import { definition, make, tell } from '/apply/dom.js';
import { post } from '/apply/send.js';
import { read, say } from '/apply/texts.js';

/** What became of a comment, for whoever holds the code of its receipt. */
export function followComment(main) {
  askCode(main, async ({ code }, shown) => {
    const { data } = await (await post('/api/comments/status', { code })).json();
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
  });
}
