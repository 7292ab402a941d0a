import type { Client } from "pg";

export type EmbeddedDatabase = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly superUrl: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
};
export type Secrets = {
  readonly superPassword: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
  readonly appSecret: string;
};
export function startDatabase(options: {
  readonly dataDir: string;
  readonly volatile?: boolean;
  readonly maxConnections?: number;
}): Promise<EmbeddedDatabase>;
export function readSecrets(dataDir: string): Secrets;
export function freePort(wanted?: number, host?: string): Promise<number | undefined>;
export function createDatabase(client: Client, name: string, template?: string): Promise<void>;
