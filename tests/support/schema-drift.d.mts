export function describeDrift(url: string, schemaDir: string): Promise<string>;
