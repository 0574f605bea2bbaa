import { createSecretKey } from 'node:crypto';
import { chmod, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exportJWK, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { signingKey } from '#api/auth/signing-key.js';
import { establishBureau, OFFICER_A, Served, SUPERIOR } from './served.js';

const HISTORY = '/v1/branch-history/br-a';

interface Claims {
  readonly sub?: string;
  readonly role?: string;
  readonly org?: string;
  readonly iss?: string;
  readonly aud?: string;
  /** Seconds from now. */
  readonly exp?: number;
  readonly iat?: number;
}

/** A token that lacks nothing, but for what is said. */
function claims(now: number, changed: Claims & { readonly without?: keyof Claims } = {}): Record<string, unknown> {
  const seconds = Math.floor(now / 1000);
  const { without, exp = 600, iat = 0, ...rest } = changed;
  const whole = { sub: 'u-sup', role: 'superior', org: 'hq', iss: 'ronghe', aud: 'ronghe', ...rest };
  const all: Record<string, unknown> = { ...whole, iat: seconds + iat, exp: seconds + exp };
  if (without) delete all[without];
  return all;
}

describe('a server with the key of its data directory', () => {
  let served: Served;

  beforeAll(async () => {
    served = await Served.start();
    await establishBureau(served);
  });

  afterAll(() => served.stop());

  const ask = (token: string) => served.send(HISTORY, { headers: { authorization: `Bearer ${token}` } });

  async function signed(changed: Parameters<typeof claims>[1] = {}): Promise<string> {
    const key = await signingKey(served.directory);
    return new SignJWT(claims(served.now(), changed))
      .setProtectedHeader({ alg: 'EdDSA', kid: key.kid })
      .sign(await importJWK(key, 'EdDSA'));
  }

  it('answers to a token of its own', async () => {
    expect((await ask(await signed())).status).toBe(200);
  });

  it('keeps the key where only the owner can read it', async () => {
    expect((await stat(join(served.directory, 'signing-key.json'))).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['no token', {}],
    ['another scheme', { authorization: 'Basic dTpw' }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['two tokens', { authorization: 'Bearer a.b.c, Bearer d.e.f' }],
  ])('refuses %s, and says what is needed', async (_, headers) => {
    const { status, body, headers: answered } = await served.send(HISTORY, { headers });
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'token-missing' });
    expect(answered.get('www-authenticate')).toBe('Bearer realm="ronghe"');
  });

  it.each<[string, Parameters<typeof claims>[1]]>([
    ['made for somebody else', { aud: 'payroll' }],
    ['of another issuer', { iss: 'elsewhere' }],
    ['without an audience', { without: 'aud' }],
    ['without an issuer', { without: 'iss' }],
    ['without an end', { without: 'exp' }],
    ['without a beginning', { without: 'iat' }],
    ['without a person', { without: 'sub' }],
    ['without a role', { without: 'role' }],
    ['without an organization', { without: 'org' }],
    ['with a role that does not exist', { role: 'emperor' }],
    ['with an organization that is no id', { org: '../hq' }],
    ['with a person that is no id', { sub: 'a b' }],
  ])('refuses a token %s', async (_, changed) => {
    const { status, body, headers } = await ask(await signed(changed));
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'token-invalid' });
    expect(headers.get('www-authenticate')).toMatch(/^Bearer realm="ronghe", error="invalid_token"/);
  });

  it('refuses a token that has expired', async () => {
    const { status, body } = await ask(await signed({ exp: -60 }));
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'token-expired' });
  });

  it('refuses a token without signature, and one signed with a shared secret', async () => {
    const none = new UnsecuredJWT(claims(served.now())).encode();
    const publicKey = (await signingKey(served.directory)).x;
    const shared = await new SignJWT(claims(served.now()))
      .setProtectedHeader({ alg: 'HS256' })
      .sign(createSecretKey(Buffer.from(publicKey)));
    for (const token of [none, shared]) {
      const { status, body } = await ask(token);
      expect({ status, code: body.code }).toEqual({ status: 401, code: 'token-invalid' });
    }
  });

  it('refuses a token that another key has signed, or that was altered', async () => {
    const { kid } = await signingKey(served.directory);
    const { privateKey } = await generateKeyPair('EdDSA');
    const forged = await new SignJWT(claims(served.now())).setProtectedHeader({ alg: 'EdDSA', kid }).sign(privateKey);
    const [head, , signature] = (await signed({ role: 'reader' })).split('.');
    const body = Buffer.from(JSON.stringify(claims(served.now(), { role: 'admin' }))).toString('base64url');
    for (const token of [forged, `${head}.${body}.${signature}`, 'no.token.atall', 'x'.repeat(9000)]) {
      expect((await ask(token)).body).toMatchObject({ status: 401, code: 'token-invalid' });
    }
  });

  it('asks for a token before it says what exists', async () => {
    for (const path of ['/v1/nothing', '/', '/v1/branch-history/none', '/metrics/x']) {
      expect((await served.send(path, {})).status).toBe(401);
    }
  });

  it('answers with the rights of each token, also when the tokens follow each other', async () => {
    const [superior, member] = [await signed(), await signed({ role: 'member', org: 'br-b' })];
    for (let round = 0; round < 2; round++) {
      expect((await ask(superior)).status).toBe(200);
      expect((await ask(member)).status).toBe(403);
    }
  });

  it('does not start with a key that others can read', async () => {
    const other = await Served.start();
    await other.server.close();
    await chmod(join(other.directory, 'signing-key.json'), 0o644);
    await expect(Served.start({ directory: other.directory })).rejects.toMatchObject({
      name: 'StoreFailure',
      code: 'unavailable',
    });
  });
});

describe('a server that believes an issuer', () => {
  const ISSUER = 'https://login.example.org';
  let issuer: Server;
  let served: Served;
  let served2: Served;
  let sets: { readonly keys: readonly object[] };
  let sign: (alg: string, changed?: Claims) => Promise<string>;

  beforeAll(async () => {
    const pairs = await Promise.all(
      ['EdDSA', 'ES256', 'RS256', 'ES384'].map(async (alg) => ({
        alg,
        ...(await generateKeyPair(alg, { extractable: true })),
      })),
    );
    sets = {
      keys: await Promise.all(
        pairs.map(async ({ alg, publicKey }) => ({
          ...(await exportJWK(publicKey)),
          alg,
          kid: `key-${alg}`,
          use: 'sig',
        })),
      ),
    };
    sign = async (alg, changed = {}) => {
      const pair = pairs.find((each) => each.alg === alg);
      if (!pair) throw new Error(alg);
      return new SignJWT(claims(served.now(), { iss: ISSUER, aud: 'ronghe-prod', ...changed }))
        .setProtectedHeader({ alg, kid: `key-${alg}` })
        .sign(pair.privateKey);
    };
    issuer = createServer((_, response) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(sets)),
    );
    await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
    const jwksUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/keys`;
    served = await Served.start({ jwksUrl, issuer: ISSUER, audience: 'ronghe-prod' });
  });

  afterAll(async () => {
    await served.stop();
    await served2?.stop();
    issuer.close();
  });

  const ask = (token: string, of = served) =>
    of.send('/v1/branch-history/nowhere', { headers: { authorization: `Bearer ${token}` } });

  it.each(['EdDSA', 'ES256', 'RS256'])('takes its tokens signed with %s', async (alg) => {
    expect((await ask(await sign(alg))).body.code).toBe('not-found');
  });

  it('takes no other algorithm, even with a key of the set', async () => {
    expect((await ask(await sign('ES384'))).body.code).toBe('token-invalid');
  });

  it('takes no token of the data directory', async () => {
    expect((await ask(await served.token(SUPERIOR))).body.code).toBe('token-invalid');
  });

  it('takes the keys from a file too', async () => {
    const file = join(served.directory, 'keys.json');
    await writeFile(file, JSON.stringify(sets));
    served2 = await Served.start({ jwksUrl: pathToFileURL(file).href, issuer: ISSUER, audience: 'ronghe-prod' });
    expect((await ask(await sign('ES256'), served2)).body.code).toBe('not-found');
  });

  it('says "unavailable", not "invalid", while the keys can not be had', async () => {
    const gone = await Served.start({ jwksUrl: 'http://127.0.0.1:9/keys', issuer: ISSUER, audience: 'ronghe-prod' });
    const { status, body, headers } = await ask(await sign('EdDSA'), gone);
    await gone.stop();
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'token-keys-unavailable' });
    expect(headers.get('retry-after')).toBeTruthy();
  });

  it('is not started on keys that travel unprotected', async () => {
    await expect(Served.start({ jwksUrl: 'http://login.example.org/keys', issuer: ISSUER })).rejects.toThrow(
      'RONGHE_JWKS_URL',
    );
  });
});

describe('two servers that start together on a new directory', () => {
  it('agree on the key', async () => {
    const first = await Served.start();
    const second = await Served.start({ directory: first.directory });
    await establishBureau(first);
    const token = await first.token(OFFICER_A);
    const { status } = await second.send(HISTORY, { headers: { authorization: `Bearer ${token}` } });
    await second.server.close();
    await first.stop();
    expect(status).toBe(200);
  });
});
