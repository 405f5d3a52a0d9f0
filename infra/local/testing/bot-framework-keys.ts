/** The side of the Bot Framework that signs: publishes its keys, and makes tokens as it and as others would. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface BotFrameworkKeys {
  /** @param claims besides issuer and times, which are the Bot Framework's unless given */
  sign(
    claims: { aud: string; serviceurl: string; iss?: string; exp?: number },
    by?: 'itself' | 'somebody',
  ): Promise<string>;
  stop(): Promise<void>;
}

/** From now on the SDK of this process reads the keys here: it has no other way to be told of a metadata address alone. */
export async function startBotFrameworkKeys(): Promise<BotFrameworkKeys> {
  const [own, foreign] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const kid = 'current';
  const key = { ...(await exportJWK(own.publicKey)), kid, use: 'sig', endorsements: ['msteams'] };
  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host}`;
    const document = request.url === '/keys' ? { keys: [key] } : { jwks_uri: `${origin}/keys` };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(document));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const requireByBot = createRequire(import.meta.resolve('@fleet/bot/adapter.ts'));
  const requireBySdk = createRequire(requireByBot.resolve('botbuilder'));
  const { AuthenticationConstants } = requireBySdk('botframework-connector');
  const metadata = 'ToBotFromChannelOpenIdMetadataUrl';
  const before: string = AuthenticationConstants[metadata];
  AuthenticationConstants[metadata] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    sign({ iss = 'https://api.botframework.com', exp, ...claims }, by = 'itself') {
      const seconds = Math.floor(Date.now() / 1_000);
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid })
        .setIssuer(iss)
        .setNotBefore(seconds - 1_000_000)
        .setExpirationTime(exp ?? seconds + 3_600)
        .sign((by === 'itself' ? own : foreign).privateKey);
    },
    async stop() {
      AuthenticationConstants[metadata] = before;
      server.close();
      await once(server, 'close');
    },
  };
}
