import type { ScopeDataArgs, TemplateData, TemplateHandler, TemplateHandlerOptions } from 'easy-template-x';
import type { MergeData, MergeValue } from '../../../../engine/notice/types';
import { readZip, writeZip } from '../../platform/zip';

/** A rendered document may be larger than its template, by its rows. */
const LIMITS = { entries: 400, bytes: 100_000_000 };

/**
 * Fills a template. Values are texts, conditions and loops; nothing in them is ever read as a tag or as XML. The same template, data and salt
 * give the same bytes.
 * @param salt random letters for what bears personal data: its hash stays when it is erased, and must not tell whether a guess was right
 */
export async function renderDocx(template: Buffer, data: MergeData, salt = ''): Promise<Buffer> {
  const filled = await (await templateHandler()).process(template, data as unknown as TemplateData);
  // The library writes the time of the day into its archive.
  return writeZip(readZip(filled, LIMITS), salt);
}

/** Texts and loops only: no pictures, links or raw XML, whatever a template or the data asks for. The package is fetched when it is first used, not at every start. */
export async function templateHandler(): Promise<TemplateHandler> {
  const { LoopPlugin, TemplateHandler: Handler, TextPlugin } = await import('easy-template-x');
  const options: Partial<TemplateHandlerOptions> = {
    plugins: [new LoopPlugin(), new TextPlugin()],
    maxXmlDepth: 30,
    scopeDataResolver: (args) => valueAt(args) as ReturnType<NonNullable<TemplateHandlerOptions['scopeDataResolver']>>,
  };
  return new Handler(options);
}

/** The value of a tag: of the innermost loop that has it. Own keys only, and a name is a name, never a path. */
function valueAt({ path, data }: ScopeDataArgs): MergeValue | undefined {
  const names = path.map((part) => (typeof part === 'number' ? part : part.name.trim()));
  const last = String(names.at(-1) ?? '');
  for (let depth = names.length - 1; depth >= 0; depth -= 1) {
    let at: unknown = data;
    for (const name of names.slice(0, depth)) at = own(at, name);
    const found = own(at, last);
    if (found !== undefined) return found as MergeValue;
  }
  return undefined;
}

function own(value: unknown, name: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string | number, unknown>)[name]
    : undefined;
}
