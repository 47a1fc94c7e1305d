import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LOG_EVENTS } from '../../plugins/workboard/server/src/features/log/own-events';

const FEATURES = path.resolve(__dirname, '../../plugins/workboard/server/src/features');

/** Every literal that the features write as the event of a log entry: `event: 'edit'`, `event: 'view.save' | 'view.change'`, `? 'card.supersede' : 'card.attach'`. */
function writtenEvents(): Set<string> {
  const files = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const written = new Set<string>();
  for (const file of files) {
    const source = readFileSync(path.join(FEATURES, file), 'utf8');
    for (const [, literals = ''] of source.matchAll(/\bevent: (?:\w+ \? )?('[\w.-]+'(?: [|:] '[\w.-]+')*)/g))
      for (const literal of literals.match(/[\w.-]+/g) ?? []) written.add(literal);
  }
  return written;
}

test('every entry of the log that is no step of a workflow has a title in both languages', () => {
  const written = [...writtenEvents()];
  expect(written).toEqual(expect.arrayContaining(['edit', 'membership.grant', 'view.delete', 'calendar.apply']));
  expect(written.filter((event) => !Object.hasOwn(LOG_EVENTS, event))).toEqual([]);
  for (const [event, title] of Object.entries(LOG_EVENTS)) {
    expect([event, title['zh-Hans']]).toEqual([event, expect.stringMatching(/[\u4e00-\u9fff]/)]);
    expect([event, title.en]).toEqual([event, expect.stringMatching(/^[A-Z][ -~’]+$/)]);
  }
});
