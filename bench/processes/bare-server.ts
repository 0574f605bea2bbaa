import { readFileSync } from 'node:fs';
import { fastify } from 'fastify';
import { report } from './child.js';
import type { Listening } from './server.js';

/** Parses the body, looks at it, and answers as shortly as ours does: no validation, no rights, no storage. */
const server = fastify();
let count = 0;
server.post('/v1/commands/:name', (request, reply) => {
  const fields = Object.keys(request.body as object).length;
  reply.code(201).send({ status: 'accepted', position: String(++count), fields });
});
const [file] = process.argv.slice(2);
const body = file === undefined ? Buffer.alloc(0) : readFileSync(file);
server.get('/v1/answer', (_, reply) => {
  reply.header('content-type', 'application/json').send(body);
});
report({ url: await server.listen({ host: '127.0.0.1', port: 0 }) } satisfies Listening);
process.once('disconnect', () => void server.close());
