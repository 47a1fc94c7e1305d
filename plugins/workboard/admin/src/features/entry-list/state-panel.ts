/** As much of the content manager's edit layout as is read here: panels of rows of fields. */
interface EditLayout {
  layout: { layout: { disabled?: boolean }[][][] } & Record<string, unknown>;
  query: unknown;
}

/**
 * Hook of the content manager's form: the fields that only the workflow writes stand last in our layouts, and get a panel of their own, so
 * that what is to be filled in is not lost among them.
 */
export function withStatePanel({ layout, query }: EditLayout): EditLayout {
  return { layout: { ...layout, layout: layout.layout.flatMap(split) }, query };
}

function split<Field extends { disabled?: boolean }>(panel: Field[][]): Field[][][] {
  const lastOpen = panel.findLastIndex((row) => row.some((field) => !field.disabled));
  const state = panel.slice(lastOpen + 1);
  return lastOpen >= 0 && state.length > 1 ? [panel.slice(0, lastOpen + 1), state] : [panel];
}
