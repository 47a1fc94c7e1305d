export function madeTemplates(): AsyncGenerator<[file: string, template: Buffer]>;
export function partsOf(file: Buffer): Promise<Record<string, string>>;
