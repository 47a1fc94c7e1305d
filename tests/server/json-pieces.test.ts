import fc from 'fast-check';
import { answerInPieces, jsonInPieces } from '../../plugins/workboard/server/src/platform/json-pieces';

test('P8 · JSON in pieces is byte for byte what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.anything({ withDate: true, maxDepth: 6 }), (value) => {
      const answer = { data: value };
      expect(jsonInPieces(answer).toString()).toBe(JSON.stringify(answer));
    }),
    { seed: 20261124, numRuns: 500 },
  );
});

test('P8 · an answer in pieces says that it is JSON in UTF-8', () => {
  const headers: Record<string, string> = {};
  const ctx = { body: null as unknown, set: (name: string, value: string) => void (headers[name] = value) };
  answerInPieces(ctx, { data: [{ 标题: '公文', at: undefined }, undefined] });
  expect(headers).toEqual({ 'Content-Type': 'application/json; charset=utf-8' });
  expect(JSON.parse(String(ctx.body))).toEqual({ data: [{ 标题: '公文' }, null] });
});
