/** A webhook on this machine: real HTTPS with a certificate of its own, which the app is told to trust. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether certificates cannot be made here. */
export const noOpenssl: boolean = spawnSync('openssl', ['version']).status !== 0;

export type Webhook = {
  /** With the part that is a secret, since whoever has it can write there. */
  address: string;
  certificateFile: string;
  /** What came, in order. */
  taken: { method: string | undefined; path: string | undefined; body: string }[];
  /** What the next ones are answered. */
  status: number;
  close(): Promise<void>;
};

export async function startWebhook(secret: string): Promise<Webhook> {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-webhook-'));
  const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const make = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const named = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync('openssl', [...make, ...named, '-keyout', keyFile, '-out', certificateFile], { stdio: 'ignore' });
  const certificate = { key: readFileSync(keyFile), cert: readFileSync(certificateFile) };
  const server = createServer(certificate, (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      webhook.taken.push({ method: request.method, path: request.url, body });
      response.writeHead(webhook.status).end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const webhook: Webhook = {
    address: `https://localhost:${(server.address() as AddressInfo).port}/services/T0/B0/${secret}`,
    certificateFile,
    taken: [],
    status: 200,
    async close() {
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return webhook;
}
