import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { RefusalTexts } from '#application/refusal-texts.js';
import { newId } from '../request/new-id.js';
import { preferredLanguage } from './language.js';
import { meaningOf, problemOf, UNEXPECTED } from './problem.js';
import { type RequestRefusalCode, RequestRefused } from './request-refused.js';

/** By Node's code; whatever else the parser stumbles over is a bad request. */
const CODES: Readonly<Record<string, RequestRefusalCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-too-slow',
};

/**
 * Answers what is no HTTP, or not enough of it to find a route, with a problem like any other, and hangs up. There is
 * no request yet, hence bytes on the socket.
 */
export function answerBroken(texts: RefusalTexts) {
  return (error: Error & { readonly code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const meaning = meaningOf(new RequestRefused(CODES[error.code ?? ''] ?? 'bad-request'), texts) ?? UNEXPECTED;
    const body = Buffer.from(JSON.stringify(problemOf(meaning, preferredLanguage(undefined), newId())));
    const head = [
      `HTTP/1.1 ${meaning.status} ${STATUS_CODES[meaning.status]}`,
      'content-type: application/problem+json; charset=utf-8',
      `content-length: ${body.length}`,
      'cache-control: no-store',
      'connection: close',
    ];
    socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]), () => socket.destroy());
  };
}
